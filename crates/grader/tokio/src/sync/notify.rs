//! `tokio::sync::Notify`.

use grader::kernel::Value;
use grader::report::Operation;
use grader::tasks;
use std::panic::Location;

/// `tokio::sync::Notify`.
#[derive(Debug, Default)]
pub struct Notify {
    inner: real::sync::Notify,
}

impl Notify {
    /// `Notify::new`.
    #[must_use]
    pub fn new() -> Notify {
        Notify::default()
    }

    /// `Notify::notified`: tokio's own future, which counts as waiting from when it is made.
    #[track_caller]
    pub fn notified(&self) -> real::sync::futures::Notified<'_> {
        tasks::step(Operation::Wait, Location::caller(), Value::None);
        self.inner.notified()
    }

    /// `Notify::notify_one`.
    #[track_caller]
    pub fn notify_one(&self) {
        tasks::step(Operation::NotifyOne, Location::caller(), Value::None);
        self.inner.notify_one();
    }

    /// `Notify::notify_last`.
    #[track_caller]
    pub fn notify_last(&self) {
        tasks::step(Operation::NotifyOne, Location::caller(), Value::None);
        self.inner.notify_last();
    }

    /// `Notify::notify_waiters`.
    #[track_caller]
    pub fn notify_waiters(&self) {
        tasks::step(Operation::NotifyAll, Location::caller(), Value::None);
        self.inner.notify_waiters();
    }
}
