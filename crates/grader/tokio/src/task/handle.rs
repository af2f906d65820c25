//! Handles to tasks.

use super::{Id, JoinError, Packet};
use grader::kernel::{self, ThreadId};
use grader::tasks::{self, Abort};
use std::fmt;
use std::future::Future;
use std::panic::Location;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

/// `tokio::task::JoinHandle`.
pub struct JoinHandle<T> {
    packet: Rc<Packet<T>>,
    abort: Abort,
    pub(super) id: ThreadId,
}

// Safety: explored tasks share one OS thread.
unsafe impl<T: Send> Send for JoinHandle<T> {}
// Safety: as above.
unsafe impl<T: Send> Sync for JoinHandle<T> {}
impl<T> Unpin for JoinHandle<T> {}

impl<T> JoinHandle<T> {
    pub(super) fn new(packet: Rc<Packet<T>>, abort: Abort, id: ThreadId) -> JoinHandle<T> {
        JoinHandle { packet, abort, id }
    }

    /// `JoinHandle::id`.
    #[must_use]
    pub fn id(&self) -> Id {
        Id(self.id)
    }

    /// `JoinHandle::abort`.
    pub fn abort(&self) {
        self.abort.abort();
    }

    /// `JoinHandle::abort_handle`.
    #[must_use]
    pub fn abort_handle(&self) -> AbortHandle {
        AbortHandle {
            abort: self.abort.clone(),
            id: self.id,
        }
    }

    /// `JoinHandle::is_finished`.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.packet.ended.get()
    }

    pub(super) fn take(&self) -> Option<Result<T, JoinError>> {
        let result = self.packet.result.borrow_mut().take();
        if result.is_some() {
            // Its panic, if it had one, has been seen now.
            kernel::with(|x| x.threads[self.id].panicked = None);
        }
        result
    }
}

impl<T> Future for JoinHandle<T> {
    type Output = Result<T, JoinError>;

    /// The caller is whoever awaits, unless it does not know what it polls.
    #[track_caller]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let place = Location::caller();
        if let Some(result) = self.take() {
            return Poll::Ready(result);
        }
        assert!(
            !self.packet.ended.get(),
            "JoinHandle polled after completion"
        );
        *self.packet.waiter.borrow_mut() = Some(context.waker().clone());
        if place.file() == file!() {
            return Poll::Pending;
        }
        tasks::poll_at(place, || Poll::Pending)
    }
}

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinHandle").field("id", &self.id).finish()
    }
}

/// `tokio::task::AbortHandle`.
#[derive(Clone)]
pub struct AbortHandle {
    abort: Abort,
    id: ThreadId,
}

impl AbortHandle {
    /// `AbortHandle::id`.
    #[must_use]
    pub fn id(&self) -> Id {
        Id(self.id)
    }

    /// `AbortHandle::abort`.
    pub fn abort(&self) {
        self.abort.abort();
    }

    /// `AbortHandle::is_finished`.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        kernel::with(|x| x.threads[self.id].ended()).unwrap_or(true)
    }
}

impl fmt::Debug for AbortHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AbortHandle").field("id", &self.id).finish()
    }
}
