// A set of tasks that are known by their ids; a new one begins when one has ended.
use std::collections::HashMap;
use tokio::sync::watch;
use tokio::task::JoinSet;

pub async fn gather_limit<F, T, E>(limit: usize, jobs: Vec<F>) -> Vec<Result<T, E>>
where
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    let (running, count) = watch::channel(0_usize);
    let mut set = JoinSet::new();
    let mut places = HashMap::new();
    let total = jobs.len();
    let mut results: Vec<_> = (0..total).map(|_| None).collect();
    let mut jobs = jobs.into_iter().enumerate();
    loop {
        if *count.borrow() < limit {
            if let Some((index, job)) = jobs.next() {
                running.send_modify(|n| *n += 1);
                places.insert(set.spawn(job).id(), index);
                continue;
            }
        }
        match set.join_next_with_id().await {
            Some(Ok((id, result))) => {
                running.send_modify(|n| *n -= 1);
                results[places[&id]] = Some(result);
            }
            Some(Err(error)) => panic!("{error}"),
            None => return results.into_iter().flatten().collect(),
        }
    }
}
