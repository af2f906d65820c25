// expect: wrong_result in an_error_stays_in_its_place
// After an error nobody gets a permit any more.
use std::sync::Arc;
use tokio::sync::Semaphore;
pub async fn gather_limit<F, T, E>(limit: usize, jobs: Vec<F>) -> Vec<Result<T, E>>
where
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    let permits = Arc::new(Semaphore::new(limit));
    let tasks: Vec<_> = jobs
        .into_iter()
        .map(|job| {
            let permits = Arc::clone(&permits);
            tokio::spawn(async move {
                let _permit = permits.acquire().await.ok()?;
                let result = job.await;
                if result.is_err() {
                    permits.close();
                }
                Some(result)
            })
        })
        .collect();
    let mut results = vec![];
    for task in tasks {
        results.extend(task.await.unwrap());
    }
    results
}
