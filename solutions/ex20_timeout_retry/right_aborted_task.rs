// The attempt is a task of its own. It is aborted and awaited after its limit; a set that is dropped aborts it, too.
use std::time::Duration;
use tokio::{
    task::JoinSet,
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
        let mut task = JoinSet::new();
        task.spawn(attempt(number));
        let ended = timeout(policy.limit, task.join_next()).await;
        task.shutdown().await;
        let failed = match ended {
            Ok(Some(Ok(Ok(value)))) => return Ok(value),
            Ok(Some(Ok(Err(error)))) => Failed::Error(error),
            Ok(_) => panic!("the attempt panicked"),
            Err(_) => Failed::TimedOut,
        };
        if number == policy.attempts {
            return Err(failed);
        }
        number += 1;
        sleep(policy.pause).await;
    }
}
