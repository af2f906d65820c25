// Without `timeout`: the attempt against a sleep. Whichever loses is dropped with the `select!`.
use std::time::Duration;
use tokio::time::sleep;

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
    let mut failed = Failed::TimedOut;
    for number in 1..=policy.attempts {
        if number > 1 {
            sleep(policy.pause).await;
        }
        failed = tokio::select! {
            result = attempt(number) => match result {
                Ok(value) => return Ok(value),
                Err(error) => Failed::Error(error),
            },
            () = sleep(policy.limit) => Failed::TimedOut,
        };
    }
    Err(failed)
}
