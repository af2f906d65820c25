// Polls the attempt and the clock by hand.
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;
use tokio::time::{Sleep, sleep};

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

async fn limited<F: Future>(limit: Duration, future: F) -> Result<F::Output, ()> {
    let mut future = Box::pin(future);
    let clock = pin!(sleep(limit));
    let mut clock: Pin<&mut Sleep> = clock;
    std::future::poll_fn(move |context| {
        if let Poll::Ready(output) = future.as_mut().poll(context) {
            return Poll::Ready(Ok(output));
        }
        clock.as_mut().poll(context).map(Err)
    })
    .await
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
        let failed = match limited(policy.limit, attempt(number)).await {
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
