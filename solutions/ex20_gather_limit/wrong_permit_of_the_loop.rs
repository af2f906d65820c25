// expect: limit_exceeded in never_more_than_allowed
// The permit belongs to the loop that starts the tasks, not to the task: it is back as soon as the task has been started.
use std::sync::Arc;
use tokio::sync::Semaphore;

pub async fn gather_limit<F, T, E>(limit: usize, jobs: Vec<F>) -> Vec<Result<T, E>>
where
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    let permits = Arc::new(Semaphore::new(limit));
    let mut tasks = Vec::with_capacity(jobs.len());
    for job in jobs {
        let _permit = permits.acquire().await.unwrap();
        tasks.push(tokio::spawn(job));
    }
    let mut results = Vec::with_capacity(tasks.len());
    for task in tasks {
        results.push(task.await.unwrap());
    }
    results
}
