// Somebody else waits for the end: a task that cleans up when the sender is gone, for whatever reason.
use std::time::Duration;
use tokio::{
    sync::oneshot,
    time::{sleep, timeout},
};

#[derive(Clone, Copy)]
pub struct Policy {
    pub attempts: u32,
    pub limit: Duration,
    pub pause: Duration,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Failed<E> {
    TimedOut,
    Error(E),
}

pub async fn retry<A, F, T, E, C>(policy: Policy, attempt: A, cleanup: C) -> Result<T, Failed<E>>
where
    A: FnMut(u32) -> F,
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
    C: FnOnce() + Send + 'static,
{
    let (running, gone) = oneshot::channel::<()>();
    let cleaner = tokio::spawn(async move {
        let _ = gone.await;
        cleanup();
    });
    let result = attempts(policy, attempt).await;
    drop(running);
    let _ = cleaner.await;
    result
}

async fn attempts<A, F, T, E>(policy: Policy, mut attempt: A) -> Result<T, Failed<E>>
where
    A: FnMut(u32) -> F,
    F: Future<Output = Result<T, E>>,
{
    let mut number = 1;
    loop {
        let failed = match timeout(policy.limit, attempt(number)).await {
            Ok(Ok(value)) => return Ok(value),
            Ok(Err(error)) => Failed::Error(error),
            Err(_) => Failed::TimedOut,
        };
        if number == policy.attempts {
            return Err(failed);
        }
        number += 1;
        sleep(policy.pause).await;
    }
}
