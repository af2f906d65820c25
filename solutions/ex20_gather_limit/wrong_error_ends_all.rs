// expect: wrong_result in an_error_stays_in_its_place
// The first error ends the loop, and with it the set: the other jobs are aborted, and their results are lost.
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
        let Some(Ok((index, result))) = running.join_next().await else {
            break;
        };
        let failed = result.is_err();
        results[index] = Some(result);
        if failed {
            break;
        }
    }
    results.into_iter().flatten().collect()
}
