// expect: wrong_result in cleans_up_when_cancelled
// The last line of the function is never reached when the future is dropped.
use std::time::Duration;
use tokio::time::{sleep, timeout};

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

pub async fn retry<A, F, T, E, C>(
    policy: Policy,
    mut attempt: A,
    cleanup: C,
) -> Result<T, Failed<E>>
where
    A: FnMut(u32) -> F,
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
    C: FnOnce() + Send + 'static,
{
    let mut number = 1;
    let result = loop {
        let failed = match timeout(policy.limit, attempt(number)).await {
            Ok(Ok(value)) => break Ok(value),
            Ok(Err(error)) => Failed::Error(error),
            Err(_) => Failed::TimedOut,
        };
        if number == policy.attempts {
            break Err(failed);
        }
        number += 1;
        sleep(policy.pause).await;
    };
    cleanup();
    result
}
