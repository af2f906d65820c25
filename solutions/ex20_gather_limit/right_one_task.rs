// No task at all: polls the jobs that may run, in the task of the caller.
use std::{future::poll_fn, task::Poll};

pub async fn gather_limit<F, T, E>(limit: usize, jobs: Vec<F>) -> Vec<Result<T, E>>
where
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    let mut results: Vec<_> = jobs.iter().map(|_| None).collect();
    let mut waiting = jobs.into_iter().enumerate();
    let mut running = Vec::new();
    poll_fn(|context| {
        loop {
            while running.len() < limit
                && let Some((index, job)) = waiting.next()
            {
                running.push((index, Box::pin(job)));
            }
            let before = running.len();
            running.retain_mut(|(index, job)| match job.as_mut().poll(context) {
                Poll::Ready(result) => {
                    results[*index] = Some(result);
                    false
                }
                Poll::Pending => true,
            });
            if running.is_empty() && waiting.len() == 0 {
                return Poll::Ready(());
            }
            if running.len() == before {
                return Poll::Pending;
            }
        }
    })
    .await;
    results.into_iter().flatten().collect()
}
