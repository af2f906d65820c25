// expect: limit_exceeded in never_more_than_allowed
// Looks whether there is a place, and takes it later: between the two `await`s another task has seen the same place.
use std::sync::Arc;
use tokio::sync::{Mutex, Notify};

pub async fn gather_limit<F, T, E>(limit: usize, jobs: Vec<F>) -> Vec<Result<T, E>>
where
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    let running = Arc::new(Mutex::new(0));
    let ended = Arc::new(Notify::new());
    let mut tasks = Vec::with_capacity(jobs.len());
    for job in jobs {
        let (running, ended) = (Arc::clone(&running), Arc::clone(&ended));
        tasks.push(tokio::spawn(async move {
            while *running.lock().await >= limit {
                ended.notified().await;
            }
            *running.lock().await += 1;
            let result = job.await;
            *running.lock().await -= 1;
            ended.notify_one();
            result
        }));
    }
    let mut results = Vec::with_capacity(tasks.len());
    for task in tasks {
        results.push(task.await.unwrap());
    }
    results
}
