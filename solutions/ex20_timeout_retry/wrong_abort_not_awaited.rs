// expect: limit_exceeded in stops_what_is_too_slow
// Aborts the attempt, but does not wait until it has ended: without a pause the next one begins too early.
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

struct AbortOnDrop<T>(tokio::task::JoinHandle<T>);

impl<T> Drop for AbortOnDrop<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

struct OnDrop<C: FnOnce()>(Option<C>);

impl<C: FnOnce()> Drop for OnDrop<C> {
    fn drop(&mut self) {
        if let Some(cleanup) = self.0.take() {
            cleanup();
        }
    }
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
    let _cleanup = OnDrop(Some(cleanup));
    let mut number = 1;
    loop {
        let failed = {
            let mut task = AbortOnDrop(tokio::spawn(attempt(number)));
            match timeout(policy.limit, &mut task.0).await {
                Ok(joined) => match joined.unwrap() {
                    Ok(value) => return Ok(value),
                    Err(error) => Failed::Error(error),
                },
                Err(_) => Failed::TimedOut,
            }
        };
        if number == policy.attempts {
            return Err(failed);
        }
        number += 1;
        sleep(policy.pause).await;
    }
}
