// As many workers as may run at once; each takes the next job from a common list.
use std::sync::{Arc, Mutex};
use tokio::task::JoinSet;

pub async fn gather_limit<F, T, E>(limit: usize, jobs: Vec<F>) -> Vec<Result<T, E>>
where
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    let count = jobs.len();
    let waiting = Arc::new(Mutex::new(jobs.into_iter().enumerate()));
    let mut workers = JoinSet::new();
    for _ in 0..limit.min(count) {
        let waiting = Arc::clone(&waiting);
        workers.spawn(async move {
            let mut mine = Vec::new();
            loop {
                let next = waiting.lock().unwrap().next();
                let Some((index, job)) = next else {
                    return mine;
                };
                mine.push((index, job.await));
            }
        });
    }
    let mut all: Vec<_> = workers.join_all().await.into_iter().flatten().collect();
    all.sort_by_key(|(index, _)| *index);
    all.into_iter().map(|(_, result)| result).collect()
}
