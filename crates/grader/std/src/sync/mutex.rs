//! `std::sync::Mutex`, explored.

use super::poison::Poison;
use ::grader::kernel::{Handle, Loc, panicking};
use ::grader::raw::{self, Attempt, Target};
use ::grader::report::ObjectKind;
use ::std::cell::UnsafeCell;
use ::std::fmt;
use ::std::ops::{Deref, DerefMut};
use ::std::panic::{Location, RefUnwindSafe, UnwindSafe};
use ::std::prelude::rust_2024::*;
use ::std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};

/// `std::sync::Mutex`.
pub struct Mutex<T: ?Sized> {
    handle: Handle,
    poison: Poison,
    data: UnsafeCell<T>,
}

// Safety: as for std's mutex: the data is reached only by the thread that holds the lock. The other fields are cells, but
// explored threads share one OS thread.
unsafe impl<T: ?Sized + Send> Send for Mutex<T> {}
// Safety: as above.
unsafe impl<T: ?Sized + Send> Sync for Mutex<T> {}
impl<T: ?Sized> UnwindSafe for Mutex<T> {}
impl<T: ?Sized> RefUnwindSafe for Mutex<T> {}

/// `std::sync::MutexGuard`.
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MutexGuard<'a, T: ?Sized + 'a> {
    pub(super) mutex: &'a Mutex<T>,
    /// Where the lock was taken.
    pub(super) taken: Loc,
    was_panicking: bool,
    /// As in std: a guard stays on its thread.
    not_send: ::std::marker::PhantomData<*const ()>,
}

// Safety: a shared guard gives only `&T`.
unsafe impl<T: ?Sized + Sync> Sync for MutexGuard<'_, T> {}

impl<T> Mutex<T> {
    /// `Mutex::new`.
    #[track_caller]
    pub const fn new(value: T) -> Mutex<T> {
        Mutex {
            handle: Handle::new(ObjectKind::Mutex),
            poison: Poison::new(),
            data: UnsafeCell::new(value),
        }
    }

    /// `Mutex::into_inner`.
    ///
    /// # Errors
    /// The value, if the mutex is poisoned.
    pub fn into_inner(self) -> LockResult<T> {
        let poisoned = self.poison.is_set();
        let value = self.data.into_inner();
        if poisoned {
            Err(PoisonError::new(value))
        } else {
            Ok(value)
        }
    }
}

impl<T: ?Sized> Mutex<T> {
    pub(super) fn target(&self) -> Target<'_, Mutex<T>> {
        Target {
            handle: &self.handle,
            whole: self,
        }
    }

    /// The guard of a lock that the running thread has just taken.
    pub(super) fn guard(&self, taken: Loc) -> LockResult<MutexGuard<'_, T>> {
        let not_send = ::std::marker::PhantomData;
        self.poison.wrap(MutexGuard {
            mutex: self,
            taken,
            was_panicking: panicking(),
            not_send,
        })
    }

    /// `Mutex::lock`.
    ///
    /// # Errors
    /// The guard, if the mutex is poisoned.
    #[track_caller]
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        let place = Location::caller();
        raw::lock(self.target(), place);
        self.guard(place)
    }

    /// `Mutex::try_lock`.
    ///
    /// # Errors
    /// `WouldBlock` if the lock is held, or the guard, if the mutex is poisoned.
    #[track_caller]
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        let place = Location::caller();
        match raw::try_lock(self.target(), place) {
            Attempt::Taken => Ok(self.guard(place)?),
            Attempt::Busy => Err(TryLockError::WouldBlock),
        }
    }

    /// `Mutex::is_poisoned`.
    pub fn is_poisoned(&self) -> bool {
        self.poison.is_set()
    }

    /// `Mutex::clear_poison`.
    pub fn clear_poison(&self) {
        self.poison.clear();
    }

    /// `Mutex::get_mut`.
    ///
    /// # Errors
    /// The reference, if the mutex is poisoned.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        let poisoned = self.poison.is_set();
        let value = self.data.get_mut();
        if poisoned {
            Err(PoisonError::new(value))
        } else {
            Ok(value)
        }
    }
}

impl<T: Default> Default for Mutex<T> {
    #[track_caller]
    fn default() -> Mutex<T> {
        Mutex::new(T::default())
    }
}

impl<T> From<T> for Mutex<T> {
    #[track_caller]
    fn from(value: T) -> Mutex<T> {
        Mutex::new(value)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = f.debug_struct("Mutex");
        if raw::is_held(self.target()) {
            text.field("data", &"<locked>");
        } else {
            // Safety: nobody holds the lock, and no other thread runs while this one prints.
            text.field("data", &unsafe { &*self.data.get() });
        }
        text.field("poisoned", &self.poison.is_set());
        text.finish_non_exhaustive()
    }
}

impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // Safety: this thread holds the lock.
        unsafe { &*self.mutex.data.get() }
    }
}

impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // Safety: this thread holds the lock.
        unsafe { &mut *self.mutex.data.get() }
    }
}

impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        self.mutex.poison.released(self.was_panicking);
        raw::unlock(self.mutex.target(), self.taken);
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
