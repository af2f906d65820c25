//! `tokio::sync::Mutex`.

use super::{MutexGuard, OwnedMutexGuard, TryLockError, step};
use grader::kernel::Value;
use grader::report::Operation;
use grader::tasks;
use std::future::Future;
use std::panic::Location;
use std::sync::Arc;

/// `tokio::sync::Mutex`.
#[derive(Debug, Default)]
pub struct Mutex<T: ?Sized> {
    // In an `Arc` of its own, so that owned guards can be tokio's.
    inner: Arc<real::sync::Mutex<T>>,
}

impl<T> Mutex<T> {
    /// `Mutex::new`.
    pub fn new(value: T) -> Mutex<T> {
        Mutex {
            inner: Arc::new(real::sync::Mutex::new(value)),
        }
    }

    /// `Mutex::into_inner`.
    ///
    /// # Panics
    /// If an owned guard still lives, which tokio would not allow to compile either.
    pub fn into_inner(self) -> T {
        Arc::try_unwrap(self.inner)
            .ok()
            .expect("no guard lives")
            .into_inner()
    }
}

impl<T: ?Sized> Mutex<T> {
    /// `Mutex::lock`.
    #[track_caller]
    pub fn lock(&self) -> impl Future<Output = MutexGuard<'_, T>> {
        step(Operation::Lock, Location::caller(), self.inner.lock())
    }

    /// `Mutex::lock_owned`.
    #[track_caller]
    pub fn lock_owned(self: Arc<Self>) -> impl Future<Output = OwnedMutexGuard<T>> {
        step(
            Operation::Lock,
            Location::caller(),
            Arc::clone(&self.inner).lock_owned(),
        )
    }

    /// `Mutex::try_lock`.
    ///
    /// # Errors
    /// If the lock is held.
    #[track_caller]
    pub fn try_lock(&self) -> Result<MutexGuard<'_, T>, TryLockError> {
        tasks::step(Operation::TryLock, Location::caller(), Value::None);
        self.inner.try_lock()
    }

    /// `Mutex::get_mut`.
    ///
    /// # Panics
    /// If an owned guard still lives.
    pub fn get_mut(&mut self) -> &mut T {
        Arc::get_mut(&mut self.inner)
            .expect("no guard lives")
            .get_mut()
    }
}

impl<T> From<T> for Mutex<T> {
    fn from(value: T) -> Mutex<T> {
        Mutex::new(value)
    }
}
