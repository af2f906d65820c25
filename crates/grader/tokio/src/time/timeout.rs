//! Time-outs.

use super::sleep::since_start;
use super::{Duration, Instant, Sleep, now};
use std::future::{Future, IntoFuture};
use std::panic::Location;
use std::pin::Pin;
use std::task::{Context, Poll};

/// `tokio::time::error`.
pub mod error {
    use std::error::Error;
    use std::fmt;

    /// `tokio::time::error::Elapsed`.
    #[derive(Debug, PartialEq, Eq)]
    pub struct Elapsed(pub(super) ());

    impl fmt::Display for Elapsed {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("deadline has elapsed")
        }
    }

    impl Error for Elapsed {}

    impl From<Elapsed> for std::io::Error {
        fn from(_: Elapsed) -> std::io::Error {
            std::io::ErrorKind::TimedOut.into()
        }
    }
}

/// `tokio::time::Timeout`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
#[derive(Debug)]
pub struct Timeout<F> {
    future: F,
    limit: Sleep,
}

impl<F> Timeout<F> {
    /// `Timeout::into_inner`.
    pub fn into_inner(self) -> F {
        self.future
    }

    /// `Timeout::get_ref`.
    pub fn get_ref(&self) -> &F {
        &self.future
    }
}

impl<F: Future> Future for Timeout<F> {
    type Output = Result<F::Output, error::Elapsed>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        // Safety: both fields are pinned with the whole, and never moved out of it while pinned.
        let (future, limit) = unsafe {
            let this = self.get_unchecked_mut();
            (
                Pin::new_unchecked(&mut this.future),
                Pin::new_unchecked(&mut this.limit),
            )
        };
        if let Poll::Ready(output) = future.poll(context) {
            return Poll::Ready(Ok(output));
        }
        limit.poll(context).map(|()| Err(error::Elapsed(())))
    }
}

/// `tokio::time::timeout`.
#[track_caller]
pub fn timeout<F: IntoFuture>(duration: Duration, future: F) -> Timeout<F::IntoFuture> {
    let limit = Sleep::until(now().saturating_add(duration), Location::caller());
    Timeout {
        future: future.into_future(),
        limit,
    }
}

/// `tokio::time::timeout_at`.
#[track_caller]
pub fn timeout_at<F: IntoFuture>(deadline: Instant, future: F) -> Timeout<F::IntoFuture> {
    let limit = Sleep::until(since_start(deadline), Location::caller());
    Timeout {
        future: future.into_future(),
        limit,
    }
}
