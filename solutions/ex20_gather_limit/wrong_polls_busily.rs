// expect: busy_wait in results_in_order
// Looks again and again whether a task has ended, instead of waiting for it.
use tokio::task::{JoinHandle, yield_now};

pub async fn gather_limit<F, T, E>(limit: usize, jobs: Vec<F>) -> Vec<Result<T, E>>
where
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    let mut tasks = Vec::with_capacity(jobs.len());
    for job in jobs {
        while tasks.iter().filter(|task| !is_over(task)).count() >= limit {
            yield_now().await;
        }
        tasks.push(tokio::spawn(job));
    }
    let mut results = Vec::with_capacity(tasks.len());
    for task in tasks {
        results.push(task.await.unwrap());
    }
    results
}

fn is_over<T>(task: &&JoinHandle<T>) -> bool {
    task.is_finished()
}
