// expect: wrong_result in results_in_order
// `join_next` gives what has ended first, and not what was first in the list.
use std::sync::Arc;
use tokio::{sync::Semaphore, task::JoinSet};

pub async fn gather_limit<F, T, E>(limit: usize, jobs: Vec<F>) -> Vec<Result<T, E>>
where
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    let permits = Arc::new(Semaphore::new(limit));
    let mut tasks = JoinSet::new();
    for job in jobs {
        let permits = Arc::clone(&permits);
        tasks.spawn(async move {
            let _permit = permits.acquire().await.unwrap();
            job.await
        });
    }
    tasks.join_all().await
}
