// expect: deadlock in results_in_order
// The guard of the list lives until the job has ended: the other worker waits for it, and with it the thread that would run the job.
use std::{future::poll_fn, pin::Pin, sync::Mutex, task::Poll};

pub async fn gather_limit<F, T, E>(limit: usize, jobs: Vec<F>) -> Vec<Result<T, E>>
where
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    let results = Mutex::new(jobs.iter().map(|_| None).collect::<Vec<_>>());
    let waiting = Mutex::new(jobs.into_iter().enumerate());
    let worker = async || {
        while let Some((index, job)) = waiting.lock().unwrap().next() {
            let result = job.await;
            results.lock().unwrap()[index] = Some(result);
        }
    };
    let mut workers: Vec<Pin<Box<dyn Future<Output = ()> + '_>>> = Vec::new();
    for _ in 0..limit {
        workers.push(Box::pin(worker()));
    }
    poll_fn(|context| {
        workers.retain_mut(|worker| worker.as_mut().poll(context).is_pending());
        if workers.is_empty() {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
    drop(workers);
    let results = results.into_inner().unwrap();
    results.into_iter().flatten().collect()
}
