//! `std::sync::RwLock`, explored.

use super::poison::Poison;
use ::grader::kernel::{Handle, Loc, panicking};
use ::grader::raw::{self, Attempt, Target};
use ::grader::report::ObjectKind;
use ::std::cell::UnsafeCell;
use ::std::fmt;
use ::std::marker::PhantomData;
use ::std::mem::ManuallyDrop;
use ::std::ops::{Deref, DerefMut};
use ::std::panic::{Location, RefUnwindSafe, UnwindSafe};
use ::std::prelude::rust_2024::*;
use ::std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};

/// `std::sync::RwLock`.
pub struct RwLock<T: ?Sized> {
    handle: Handle,
    poison: Poison,
    data: UnsafeCell<T>,
}

// Safety: as for std's lock: the data is reached only by threads that hold the lock. The other fields are cells, but explored
// threads share one OS thread.
unsafe impl<T: ?Sized + Send> Send for RwLock<T> {}
// Safety: as above; readers share the data, hence `T: Sync`.
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLock<T> {}
impl<T: ?Sized> UnwindSafe for RwLock<T> {}
impl<T: ?Sized> RefUnwindSafe for RwLock<T> {}

/// `std::sync::RwLockReadGuard`.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockReadGuard<'a, T: ?Sized + 'a> {
    lock: &'a RwLock<T>,
    /// Where the lock was taken.
    taken: Loc,
    /// As in std: a guard stays on its thread.
    not_send: PhantomData<*const ()>,
}

// Safety: a shared guard gives only `&T`.
unsafe impl<T: ?Sized + Sync> Sync for RwLockReadGuard<'_, T> {}
impl<T: ?Sized + RefUnwindSafe> UnwindSafe for RwLockReadGuard<'_, T> {}
impl<T: ?Sized + RefUnwindSafe> RefUnwindSafe for RwLockReadGuard<'_, T> {}

/// `std::sync::RwLockWriteGuard`.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockWriteGuard<'a, T: ?Sized + 'a> {
    lock: &'a RwLock<T>,
    taken: Loc,
    was_panicking: bool,
    not_send: PhantomData<*const ()>,
}

// Safety: a shared guard gives only `&T`.
unsafe impl<T: ?Sized + Sync> Sync for RwLockWriteGuard<'_, T> {}

impl<T> RwLock<T> {
    /// `RwLock::new`.
    #[track_caller]
    pub const fn new(value: T) -> RwLock<T> {
        RwLock {
            handle: Handle::new(ObjectKind::RwLock),
            poison: Poison::new(),
            data: UnsafeCell::new(value),
        }
    }

    /// `RwLock::into_inner`.
    ///
    /// # Errors
    /// The value, if the lock is poisoned.
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

impl<T: ?Sized> RwLock<T> {
    fn target(&self) -> Target<'_, RwLock<T>> {
        Target {
            handle: &self.handle,
            whole: self,
        }
    }

    fn read_guard(&self, taken: Loc) -> LockResult<RwLockReadGuard<'_, T>> {
        self.poison.wrap(RwLockReadGuard {
            lock: self,
            taken,
            not_send: PhantomData,
        })
    }

    fn write_guard(&self, taken: Loc) -> LockResult<RwLockWriteGuard<'_, T>> {
        self.poison.wrap(RwLockWriteGuard {
            lock: self,
            taken,
            was_panicking: panicking(),
            not_send: PhantomData,
        })
    }

    /// `RwLock::read`.
    ///
    /// # Errors
    /// The guard, if the lock is poisoned.
    #[track_caller]
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        let place = Location::caller();
        raw::read(self.target(), place);
        self.read_guard(place)
    }

    /// `RwLock::try_read`.
    ///
    /// # Errors
    /// `WouldBlock` if somebody writes, or the guard, if the lock is poisoned.
    #[track_caller]
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        let place = Location::caller();
        match raw::try_read(self.target(), place) {
            Attempt::Taken => Ok(self.read_guard(place)?),
            Attempt::Busy => Err(TryLockError::WouldBlock),
        }
    }

    /// `RwLock::write`.
    ///
    /// # Errors
    /// The guard, if the lock is poisoned.
    #[track_caller]
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        let place = Location::caller();
        raw::write(self.target(), place);
        self.write_guard(place)
    }

    /// `RwLock::try_write`.
    ///
    /// # Errors
    /// `WouldBlock` if the lock is held, or the guard, if the lock is poisoned.
    #[track_caller]
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        let place = Location::caller();
        match raw::try_write(self.target(), place) {
            Attempt::Taken => Ok(self.write_guard(place)?),
            Attempt::Busy => Err(TryLockError::WouldBlock),
        }
    }

    /// `RwLock::is_poisoned`.
    pub fn is_poisoned(&self) -> bool {
        self.poison.is_set()
    }

    /// `RwLock::clear_poison`.
    pub fn clear_poison(&self) {
        self.poison.clear();
    }

    /// `RwLock::get_mut`.
    ///
    /// # Errors
    /// The reference, if the lock is poisoned.
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

impl<T: Default> Default for RwLock<T> {
    #[track_caller]
    fn default() -> RwLock<T> {
        RwLock::new(T::default())
    }
}

impl<T> From<T> for RwLock<T> {
    #[track_caller]
    fn from(value: T) -> RwLock<T> {
        RwLock::new(value)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = f.debug_struct("RwLock");
        if raw::is_written(self.target()) {
            text.field("data", &::std::format_args!("<locked>"));
        } else {
            // Safety: nobody writes, and no other thread runs while this one prints.
            text.field("data", &unsafe { &*self.data.get() });
        }
        text.field("poisoned", &self.poison.is_set());
        text.finish_non_exhaustive()
    }
}

impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    /// `RwLockWriteGuard::downgrade`.
    #[track_caller]
    pub fn downgrade(s: Self) -> RwLockReadGuard<'a, T> {
        let lock = ManuallyDrop::new(s).lock;
        raw::downgrade(lock.target(), Location::caller());
        RwLockReadGuard {
            lock,
            taken: Location::caller(),
            not_send: PhantomData,
        }
    }
}

impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // Safety: this thread holds the lock for reading.
        unsafe { &*self.lock.data.get() }
    }
}

impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // Safety: this thread holds the lock for writing.
        unsafe { &*self.lock.data.get() }
    }
}

impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // Safety: this thread holds the lock for writing.
        unsafe { &mut *self.lock.data.get() }
    }
}

impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> {
    fn drop(&mut self) {
        // As in std: a panicking reader poisons nothing, it cannot have left the data half changed.
        raw::unread(self.lock.target(), self.taken);
    }
}

impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        self.lock.poison.released(self.was_panicking);
        raw::unwrite(self.lock.target(), self.taken);
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockReadGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for RwLockReadGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for RwLockWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
