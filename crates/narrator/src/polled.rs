//! The future that has a lane of its own.

use std::{
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use timeline::{LaneKind, Text};

use crate::{
    recorder,
    speaker::{Inside, Speaker},
};

/// A future whose polls speak in a lane of their own: made by [`task!`](crate::task) and [`future!`](crate::future).
///
/// The lane ends when the future is ready or dropped, whichever comes first.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Narrated<F> {
    /// None once it is ready. In a box, so that no unsafe projection is needed.
    future: Option<Pin<Box<F>>>,
    speaker: Arc<Speaker>,
}

impl<F> Narrated<F> {
    pub(crate) fn new(kind: LaneKind, name: Text, future: F) -> Narrated<F> {
        Narrated {
            future: Some(Box::pin(future)),
            speaker: Arc::new(Speaker::polled(kind, name)),
        }
    }

    /// Drops the future, whose destructors may have something to say, and ends the lane.
    fn end(&mut self) {
        if let Some(future) = self.future.take() {
            let inside = Inside::of(&self.speaker);
            drop(future);
            drop(inside);
            recorder::end(self.speaker.part);
        }
    }
}

impl<F: Future> Future for Narrated<F> {
    type Output = F::Output;

    /// # Panics
    ///
    /// If it is polled again after it was ready.
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let inside = Inside::of(&self.speaker);
        let future = self.future.as_mut().expect("polled after it was ready");
        let poll = future.as_mut().poll(context);
        drop(inside);
        if poll.is_ready() {
            self.end();
        }
        poll
    }
}

impl<F> Drop for Narrated<F> {
    fn drop(&mut self) {
        self.end();
    }
}
