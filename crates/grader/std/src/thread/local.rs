//! `thread_local!`: one value per explored thread, new in each schedule.

use ::grader::kernel;
use ::std::cell::{Cell, RefCell};
use ::std::error::Error;
use ::std::fmt;
use ::std::prelude::rust_2024::*;

/// What tells two keys apart, and how a value begins. Made by `thread_local!` only.
#[doc(hidden)]
pub struct __Key<T: 'static> {
    init: fn() -> T,
}

impl<T: 'static> __Key<T> {
    #[doc(hidden)]
    pub const fn new(init: fn() -> T) -> __Key<T> {
        __Key { init }
    }
}

/// `std::thread::LocalKey`.
pub struct LocalKey<T: 'static> {
    key: &'static __Key<T>,
}

/// `std::thread::AccessError`.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccessError;

impl fmt::Debug for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessError").finish()
    }
}

impl fmt::Display for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("already destroyed")
    }
}

impl Error for AccessError {}

const DESTROYED: &str =
    "cannot access a Thread Local Storage value during or after destruction: AccessError";

impl<T: 'static> LocalKey<T> {
    #[doc(hidden)]
    pub const fn __new(key: &'static __Key<T>) -> LocalKey<T> {
        LocalKey { key }
    }

    /// The value's place; `None` if it is not there yet, an error if it is no longer there.
    fn find(&self) -> Option<::std::result::Result<*const T, AccessError>> {
        let address = ::std::ptr::from_ref(self.key) as usize;
        kernel::with(|x| {
            let locals = &x.threads[x.current].locals;
            let (_, value) = locals.iter().find(|(key, _)| *key == address)?;
            Some(
                value
                    .as_ref()
                    .and_then(|value| value.downcast_ref::<T>())
                    .map(::std::ptr::from_ref)
                    .ok_or(AccessError),
            )
        })
        .flatten()
    }

    /// Gives the value its place, unless it got one while it was made.
    fn put(&self, value: T) {
        let address = ::std::ptr::from_ref(self.key) as usize;
        let mut value = Some(value);
        kernel::with(|x| {
            let current = x.current;
            let locals = &mut x.threads[current].locals;
            if locals.iter().all(|(key, _)| *key != address)
                && let Some(value) = value.take()
            {
                locals.push((address, Some(Box::new(value))));
            }
        });
    }

    /// `LocalKey::try_with`.
    ///
    /// # Errors
    /// If the value has been destroyed.
    ///
    /// # Panics
    /// Outside of an exploration.
    pub fn try_with<F: FnOnce(&T) -> R, R>(
        &'static self,
        f: F,
    ) -> ::std::result::Result<R, AccessError> {
        if self.find().is_none() {
            self.put((self.key.init)());
        }
        let value = self.find().expect("thread-locals are explored")?;
        // Safety: the value is boxed and stays until its thread ends, which it does not while it is here.
        Ok(f(unsafe { &*value }))
    }

    /// `LocalKey::with`.
    ///
    /// # Panics
    /// If the value has been destroyed.
    pub fn with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R {
        match self.try_with(f) {
            Ok(result) => result,
            Err(_) => ::std::panic!("{DESTROYED}"),
        }
    }

    /// Sets the value, without making a first one if there is none yet.
    fn start_with(&'static self, value: T, replace: impl FnOnce(&T, T)) {
        match self.find() {
            None => self.put(value),
            // Safety: as in `try_with`.
            Some(Ok(old)) => replace(unsafe { &*old }, value),
            Some(Err(_)) => ::std::panic!("{DESTROYED}"),
        }
    }
}

impl<T: 'static> LocalKey<Cell<T>> {
    /// `LocalKey::set`.
    pub fn set(&'static self, value: T) {
        self.start_with(Cell::new(value), |old, new| old.set(new.into_inner()));
    }

    /// `LocalKey::get`.
    pub fn get(&'static self) -> T
    where
        T: Copy,
    {
        self.with(Cell::get)
    }

    /// `LocalKey::take`.
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(Cell::take)
    }

    /// `LocalKey::replace`.
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}

impl<T: 'static> LocalKey<RefCell<T>> {
    /// `LocalKey::with_borrow`.
    pub fn with_borrow<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R {
        self.with(|cell| f(&cell.borrow()))
    }

    /// `LocalKey::with_borrow_mut`.
    pub fn with_borrow_mut<F: FnOnce(&mut T) -> R, R>(&'static self, f: F) -> R {
        self.with(|cell| f(&mut cell.borrow_mut()))
    }

    /// `LocalKey::set`.
    pub fn set(&'static self, value: T) {
        self.start_with(RefCell::new(value), |old, new| {
            old.replace(new.into_inner());
        });
    }

    /// `LocalKey::take`.
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(RefCell::take)
    }

    /// `LocalKey::replace`.
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}

impl<T: 'static> fmt::Debug for LocalKey<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalKey").finish_non_exhaustive()
    }
}
