// No semaphore: a new task begins when one has ended; each brings the number of its job.
use tokio::task::JoinSet;

pub async fn gather_limit<F, T, E>(limit: usize, jobs: Vec<F>) -> Vec<Result<T, E>>
where
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    let mut results: Vec<_> = jobs.iter().map(|_| None).collect();
    let mut waiting = jobs.into_iter().enumerate();
    let mut running = JoinSet::new();
    loop {
        while running.len() < limit
            && let Some((index, job)) = waiting.next()
        {
            running.spawn(async move { (index, job.await) });
        }
        let Some(ended) = running.join_next().await else {
            break;
        };
        let (index, result) = ended.expect("a job does not panic");
        results[index] = Some(result);
    }
    results.into_iter().flatten().collect()
}
