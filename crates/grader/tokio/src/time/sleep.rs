//! Sleeping.

use super::{Duration, Instant, now};
use grader::kernel::{Loc, Value, record};
use grader::report::Operation;
use grader::tasks;
use std::fmt;
use std::future::Future;
use std::panic::Location;
use std::pin::Pin;
use std::task::{Context, Poll};

/// `tokio::time::Sleep`.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Sleep {
    deadline: Duration,
    timer: u64,
    place: Loc,
    set: bool,
    /// As tokio's: it must be pinned to be polled.
    _pinned: std::marker::PhantomPinned,
}

impl Sleep {
    pub(super) fn until(deadline: Duration, place: Loc) -> Sleep {
        Sleep {
            deadline,
            timer: tasks::timer_id(),
            place,
            set: false,
            _pinned: std::marker::PhantomPinned,
        }
    }

    /// `Sleep::is_elapsed`.
    #[must_use]
    pub fn is_elapsed(&self) -> bool {
        now() >= self.deadline
    }

    /// `Sleep::deadline`.
    #[must_use]
    pub fn deadline(&self) -> Instant {
        at(self.deadline)
    }

    /// `Sleep::reset`.
    pub fn reset(self: Pin<&mut Self>, deadline: Instant) {
        tasks::clear_timer(self.timer);
        // Safety: nothing is moved out of the pinned value.
        let this = unsafe { self.get_unchecked_mut() };
        this.deadline = since_start(deadline);
        this.set = false;
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        // Safety: nothing is moved out of the pinned value.
        let this = unsafe { self.get_unchecked_mut() };
        if now() >= this.deadline {
            if this.set {
                record(Operation::Sleep, None, this.place, Value::None);
            }
            return Poll::Ready(());
        }
        if !this.set {
            this.set = true;
            tasks::step(
                Operation::Sleep,
                this.place,
                Value::Text(format!("{:?}", this.deadline - now()).into()),
            );
        }
        tasks::set_timer(this.timer, this.deadline, context.waker());
        tasks::poll_at(this.place, || Poll::Pending)
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        tasks::clear_timer(self.timer);
    }
}

impl fmt::Debug for Sleep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sleep")
            .field("deadline", &self.deadline)
            .finish_non_exhaustive()
    }
}

/// `tokio::time::sleep`.
#[track_caller]
pub fn sleep(duration: Duration) -> Sleep {
    Sleep::until(now().saturating_add(duration), Location::caller())
}

/// `tokio::time::sleep_until`.
#[track_caller]
pub fn sleep_until(deadline: Instant) -> Sleep {
    Sleep::until(since_start(deadline), Location::caller())
}

/// The moment at a virtual time.
pub(super) fn at(time: Duration) -> Instant {
    Instant::__at(time)
}

/// The virtual time of a moment.
pub(super) fn since_start(moment: Instant) -> Duration {
    moment.__since_start()
}
