//! `tokio::task::Id`.

use grader::kernel::{self, ThreadId};
use std::fmt;

/// `tokio::task::Id`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Id(pub(super) ThreadId);

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Id").field(&self.0).finish()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// `tokio::task::id`.
///
/// # Panics
/// Outside of a task.
#[must_use]
pub fn id() -> Id {
    try_id().expect("Can't get a task id when not inside a task")
}

/// `tokio::task::try_id`.
#[must_use]
pub fn try_id() -> Option<Id> {
    // The first thread runs the future of `block_on`, which is no task.
    kernel::with(|x| x.current)
        .filter(|&current| current != 0)
        .map(Id)
}
