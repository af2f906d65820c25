//! Handles to threads, and parking.

use ::grader::{kernel, raw};
use ::std::fmt;
use ::std::panic::Location;
use ::std::prelude::rust_2024::*;
use ::std::sync::Arc;
use ::std::time::Duration;

/// `std::thread::ThreadId`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ThreadId(pub(super) kernel::ThreadId);

impl fmt::Debug for ThreadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // std counts from 1.
        f.debug_tuple("ThreadId").field(&(self.0 + 1)).finish()
    }
}

/// `std::thread::Thread`.
#[derive(Clone)]
pub struct Thread {
    id: ThreadId,
    name: Option<Arc<str>>,
}

impl Thread {
    pub(super) fn new(id: kernel::ThreadId, name: Option<&str>) -> Thread {
        Thread {
            id: ThreadId(id),
            name: name.map(Arc::from),
        }
    }

    /// `Thread::id`.
    #[must_use]
    pub fn id(&self) -> ThreadId {
        self.id
    }

    /// `Thread::name`.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// `Thread::unpark`.
    #[track_caller]
    pub fn unpark(&self) {
        raw::unpark(self.id.0, Location::caller());
    }
}

impl fmt::Debug for Thread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Thread")
            .field("id", &self.id())
            .field("name", &self.name())
            .finish_non_exhaustive()
    }
}

/// `std::thread::current`.
#[must_use]
pub fn current() -> Thread {
    let me = kernel::me();
    let name = kernel::with(|x| x.threads[me].name().map(Arc::from)).flatten();
    Thread {
        id: ThreadId(me),
        name: if me == 0 {
            Some(Arc::from("main"))
        } else {
            name
        },
    }
}

/// `std::thread::park`. May return although nobody unparked, as std allows.
#[track_caller]
pub fn park() {
    raw::park(Location::caller());
}

/// `std::thread::park_timeout`.
#[track_caller]
pub fn park_timeout(duration: Duration) {
    let deadline = kernel::deadline_after(duration);
    raw::park_until(Location::caller(), deadline);
}

/// `std::thread::park_timeout_ms`.
#[track_caller]
#[deprecated(note = "replaced by `std::thread::park_timeout`")]
pub fn park_timeout_ms(milliseconds: u32) {
    let deadline = kernel::deadline_after(Duration::from_millis(u64::from(milliseconds)));
    raw::park_until(Location::caller(), deadline);
}
