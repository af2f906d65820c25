// Without a task: one future polls all those in the window.
use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

struct Gather<F: Future> {
    limit: usize,
    waiting: VecDeque<(usize, Pin<Box<F>>)>,
    running: Vec<(usize, Pin<Box<F>>)>,
    results: Vec<Option<F::Output>>,
}

impl<F: Future> Unpin for Gather<F> {}

impl<F: Future> Future for Gather<F> {
    type Output = Vec<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        loop {
            while this.running.len() < this.limit {
                let Some(next) = this.waiting.pop_front() else {
                    break;
                };
                this.running.push(next);
            }
            let before = this.running.len();
            let results = &mut this.results;
            this.running
                .retain_mut(|(index, future)| match future.as_mut().poll(context) {
                    Poll::Ready(result) => {
                        results[*index] = Some(result);
                        false
                    }
                    Poll::Pending => true,
                });
            if this.running.is_empty() && this.waiting.is_empty() {
                return Poll::Ready(
                    this.results
                        .drain(..)
                        .map(|result| result.expect("it ran"))
                        .collect(),
                );
            }
            if this.running.len() == before {
                return Poll::Pending;
            }
        }
    }
}
pub async fn gather_limit<F, T, E>(limit: usize, jobs: Vec<F>) -> Vec<Result<T, E>>
where
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    let results = jobs.iter().map(|_| None).collect();
    let waiting = jobs.into_iter().map(Box::pin).enumerate().collect();
    Gather {
        limit,
        waiting,
        running: Vec::new(),
        results,
    }
    .await
}
