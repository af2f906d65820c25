//! `tokio::sync::Semaphore`.

use super::{AcquireError, OwnedSemaphorePermit, SemaphorePermit, TryAcquireError, step};
use grader::kernel::Value;
use grader::report::Operation;
use grader::tasks;
use std::future::Future;
use std::panic::Location;
use std::sync::Arc;

/// `tokio::sync::Semaphore`.
#[derive(Debug)]
pub struct Semaphore {
    inner: Arc<real::sync::Semaphore>,
}

impl Semaphore {
    /// `Semaphore::MAX_PERMITS`.
    pub const MAX_PERMITS: usize = real::sync::Semaphore::MAX_PERMITS;

    /// `Semaphore::new`.
    #[must_use]
    pub fn new(permits: usize) -> Semaphore {
        Semaphore {
            inner: Arc::new(real::sync::Semaphore::new(permits)),
        }
    }

    /// `Semaphore::available_permits`.
    #[must_use]
    pub fn available_permits(&self) -> usize {
        self.inner.available_permits()
    }

    /// `Semaphore::add_permits`.
    #[track_caller]
    pub fn add_permits(&self, permits: usize) {
        tasks::step(Operation::Unlock, Location::caller(), Value::None);
        self.inner.add_permits(permits);
    }

    /// `Semaphore::acquire`.
    #[track_caller]
    pub fn acquire(&self) -> impl Future<Output = Result<SemaphorePermit<'_>, AcquireError>> {
        step(Operation::Lock, Location::caller(), self.inner.acquire())
    }

    /// `Semaphore::acquire_many`.
    #[track_caller]
    pub fn acquire_many(
        &self,
        permits: u32,
    ) -> impl Future<Output = Result<SemaphorePermit<'_>, AcquireError>> {
        step(
            Operation::Lock,
            Location::caller(),
            self.inner.acquire_many(permits),
        )
    }

    /// `Semaphore::acquire_owned`.
    #[track_caller]
    pub fn acquire_owned(
        self: Arc<Self>,
    ) -> impl Future<Output = Result<OwnedSemaphorePermit, AcquireError>> {
        step(
            Operation::Lock,
            Location::caller(),
            Arc::clone(&self.inner).acquire_owned(),
        )
    }

    /// `Semaphore::acquire_many_owned`.
    #[track_caller]
    pub fn acquire_many_owned(
        self: Arc<Self>,
        permits: u32,
    ) -> impl Future<Output = Result<OwnedSemaphorePermit, AcquireError>> {
        step(
            Operation::Lock,
            Location::caller(),
            Arc::clone(&self.inner).acquire_many_owned(permits),
        )
    }

    /// `Semaphore::try_acquire`.
    ///
    /// # Errors
    /// If there is no permit, or the semaphore is closed.
    #[track_caller]
    pub fn try_acquire(&self) -> Result<SemaphorePermit<'_>, TryAcquireError> {
        tasks::step(Operation::TryLock, Location::caller(), Value::None);
        self.inner.try_acquire()
    }

    /// `Semaphore::try_acquire_owned`.
    ///
    /// # Errors
    /// If there is no permit, or the semaphore is closed.
    #[track_caller]
    pub fn try_acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, TryAcquireError> {
        tasks::step(Operation::TryLock, Location::caller(), Value::None);
        Arc::clone(&self.inner).try_acquire_owned()
    }

    /// `Semaphore::close`.
    pub fn close(&self) {
        self.inner.close();
    }

    /// `Semaphore::is_closed`.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.inner.is_closed()
    }

    /// `Semaphore::forget_permits`.
    #[must_use]
    pub fn forget_permits(&self, permits: usize) -> usize {
        self.inner.forget_permits(permits)
    }
}
