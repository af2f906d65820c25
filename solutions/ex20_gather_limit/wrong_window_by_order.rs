// expect: limit_exceeded in the_window_slides
// A window, but it moves on only when the oldest job has ended: one that ends early leaves its place empty.
use std::collections::VecDeque;
use tokio::task::JoinHandle;

pub async fn gather_limit<F, T, E>(limit: usize, jobs: Vec<F>) -> Vec<Result<T, E>>
where
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    let mut results = Vec::with_capacity(jobs.len());
    let mut running = VecDeque::new();
    for job in jobs {
        if running.len() == limit
            && let Some(oldest) = running.pop_front()
        {
            results.push(finished(oldest).await);
        }
        running.push_back(tokio::spawn(job));
    }
    for task in running {
        results.push(task.await.unwrap());
    }
    results
}

async fn finished<T>(task: JoinHandle<T>) -> T {
    task.await.unwrap()
}
