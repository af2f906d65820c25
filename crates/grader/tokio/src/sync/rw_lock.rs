//! `tokio::sync::RwLock`.

use super::{OwnedRwLockReadGuard, OwnedRwLockWriteGuard, RwLockReadGuard, RwLockWriteGuard, step};
use grader::report::Operation;
use std::future::Future;
use std::panic::Location;
use std::sync::Arc;

/// `tokio::sync::RwLock`.
#[derive(Debug, Default)]
pub struct RwLock<T: ?Sized> {
    inner: Arc<real::sync::RwLock<T>>,
}

impl<T> RwLock<T> {
    /// `RwLock::new`.
    pub fn new(value: T) -> RwLock<T> {
        RwLock {
            inner: Arc::new(real::sync::RwLock::new(value)),
        }
    }

    /// `RwLock::into_inner`.
    ///
    /// # Panics
    /// If an owned guard still lives.
    pub fn into_inner(self) -> T {
        Arc::try_unwrap(self.inner)
            .ok()
            .expect("no guard lives")
            .into_inner()
    }
}

impl<T: ?Sized> RwLock<T> {
    /// `RwLock::read`.
    #[track_caller]
    pub fn read(&self) -> impl Future<Output = RwLockReadGuard<'_, T>> {
        step(Operation::Read, Location::caller(), self.inner.read())
    }

    /// `RwLock::write`.
    #[track_caller]
    pub fn write(&self) -> impl Future<Output = RwLockWriteGuard<'_, T>> {
        step(Operation::Write, Location::caller(), self.inner.write())
    }

    /// `RwLock::read_owned`.
    #[track_caller]
    pub fn read_owned(self: Arc<Self>) -> impl Future<Output = OwnedRwLockReadGuard<T>>
    where
        T: Sized,
    {
        step(
            Operation::Read,
            Location::caller(),
            Arc::clone(&self.inner).read_owned(),
        )
    }

    /// `RwLock::write_owned`.
    #[track_caller]
    pub fn write_owned(self: Arc<Self>) -> impl Future<Output = OwnedRwLockWriteGuard<T>>
    where
        T: Sized,
    {
        step(
            Operation::Write,
            Location::caller(),
            Arc::clone(&self.inner).write_owned(),
        )
    }

    /// `RwLock::get_mut`.
    ///
    /// # Panics
    /// If an owned guard still lives.
    pub fn get_mut(&mut self) -> &mut T {
        Arc::get_mut(&mut self.inner)
            .expect("no guard lives")
            .get_mut()
    }
}
