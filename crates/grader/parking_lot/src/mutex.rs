//! `Mutex` and `FairMutex`: one type, as in parking_lot, with a marker. Neither is poisoned by a panic.

use crate::guard::{Exclusive, Guard, Part};
use crate::raw_mutex::{Fair, Locked, Plain, RawMarkedMutex};
use crate::time::{after, at};
use explored_std::time::Instant;
use grader::kernel::{Loc, yield_point};
use grader::raw::{self, Attempt, Target};
use grader::report::ObjectKind;
use lock_api::GuardNoSend;
use std::cell::UnsafeCell;
use std::fmt;
use std::mem::ManuallyDrop;
use std::panic::Location;
use std::time::Duration;

/// `parking_lot::Mutex`.
pub type Mutex<T> = MarkedMutex<Plain, T>;
/// `parking_lot::MutexGuard`.
pub type MutexGuard<'a, T> = MarkedMutexGuard<'a, Plain, T>;
/// `parking_lot::MappedMutexGuard`.
pub type MappedMutexGuard<'a, T> = Guard<'a, Exclusive<Locked<Plain>>, Part, T>;
/// `parking_lot::FairMutex`.
pub type FairMutex<T> = MarkedMutex<Fair, T>;
/// `parking_lot::FairMutexGuard`.
pub type FairMutexGuard<'a, T> = MarkedMutexGuard<'a, Fair, T>;
/// `parking_lot::MappedFairMutexGuard`.
pub type MappedFairMutexGuard<'a, T> = Guard<'a, Exclusive<Locked<Fair>>, Part, T>;

/// A mutex with a marker.
pub struct MarkedMutex<K, T: ?Sized> {
    raw: RawMarkedMutex<K>,
    data: UnsafeCell<T>,
}

/// A guard of a mutex.
type MarkedMutexGuard<'a, K, T> = Guard<'a, Exclusive<Locked<K>>, &'a MarkedMutex<K, T>, T>;

// Safety: the data is reached only by the thread that holds the lock.
unsafe impl<K, T: ?Sized + Send> Sync for MarkedMutex<K, T> {}

impl<K, T> MarkedMutex<K, T> {
    /// `new`.
    #[track_caller]
    pub const fn new(value: T) -> Self {
        MarkedMutex::from_raw(RawMarkedMutex::new(ObjectKind::Mutex), value)
    }

    /// `from_raw`.
    pub const fn from_raw(raw: RawMarkedMutex<K>, value: T) -> Self {
        MarkedMutex {
            raw,
            data: UnsafeCell::new(value),
        }
    }

    /// `into_inner`.
    pub fn into_inner(self) -> T {
        self.data.into_inner()
    }

    /// `into_inner_with_raw`.
    pub fn into_inner_with_raw(self) -> (RawMarkedMutex<K>, T) {
        (self.raw, self.data.into_inner())
    }
}

impl<K, T: ?Sized> MarkedMutex<K, T> {
    fn target(&self) -> Target<'_, RawMarkedMutex<K>> {
        self.raw.part_of(self).target()
    }

    fn guard(&self, taken: Loc) -> MarkedMutexGuard<'_, K, T> {
        Guard::new(self, &self.raw, self.data.get(), taken)
    }

    fn guard_if(&self, attempt: Attempt, taken: Loc) -> Option<MarkedMutexGuard<'_, K, T>> {
        (attempt == Attempt::Taken).then(|| self.guard(taken))
    }

    /// `lock`.
    #[track_caller]
    pub fn lock(&self) -> MarkedMutexGuard<'_, K, T> {
        let place = Location::caller();
        raw::lock(self.target(), place);
        self.guard(place)
    }

    /// `try_lock`.
    #[track_caller]
    pub fn try_lock(&self) -> Option<MarkedMutexGuard<'_, K, T>> {
        let place = Location::caller();
        self.guard_if(raw::try_lock(self.target(), place), place)
    }

    /// `try_lock_for`.
    #[track_caller]
    pub fn try_lock_for(&self, timeout: Duration) -> Option<MarkedMutexGuard<'_, K, T>> {
        let place = Location::caller();
        self.guard_if(raw::lock_until(self.target(), place, after(timeout)), place)
    }

    /// `try_lock_until`.
    #[track_caller]
    pub fn try_lock_until(&self, timeout: Instant) -> Option<MarkedMutexGuard<'_, K, T>> {
        let place = Location::caller();
        self.guard_if(
            raw::lock_until(self.target(), place, Some(at(timeout))),
            place,
        )
    }

    /// `get_mut`.
    pub const fn get_mut(&mut self) -> &mut T {
        self.data.get_mut()
    }

    /// `is_locked`.
    #[track_caller]
    pub fn is_locked(&self) -> bool {
        raw::is_locked(self.target(), Location::caller())
    }

    /// `data_ptr`.
    pub const fn data_ptr(&self) -> *mut T {
        self.data.get()
    }

    /// `raw`.
    ///
    /// # Safety
    /// As in lock_api: the lock may not be given back while there is a guard.
    pub unsafe fn raw(&self) -> &RawMarkedMutex<K> {
        self.raw.part_of(self)
    }

    /// `make_guard_unchecked`.
    ///
    /// # Safety
    /// This thread must hold the lock, and have no guard of it.
    #[track_caller]
    pub unsafe fn make_guard_unchecked(&self, _: GuardNoSend) -> MarkedMutexGuard<'_, K, T> {
        self.guard(Location::caller())
    }

    /// `force_unlock`.
    ///
    /// # Safety
    /// The lock must be held, by a guard that was forgotten.
    #[track_caller]
    pub unsafe fn force_unlock(&self, _: GuardNoSend) {
        raw::unlock(self.target(), Location::caller());
    }

    /// `force_unlock_fair`.
    ///
    /// # Safety
    /// As for `force_unlock`.
    #[track_caller]
    pub unsafe fn force_unlock_fair(&self, _: GuardNoSend) {
        raw::unlock(self.target(), Location::caller());
        yield_point(Location::caller());
    }
}

impl<K, T: Default> Default for MarkedMutex<K, T> {
    #[track_caller]
    fn default() -> Self {
        MarkedMutex::new(T::default())
    }
}

impl<K, T> From<T> for MarkedMutex<K, T> {
    #[track_caller]
    fn from(value: T) -> Self {
        MarkedMutex::new(value)
    }
}

impl<K, T: ?Sized + fmt::Debug> fmt::Debug for MarkedMutex<K, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = f.debug_struct("Mutex");
        if raw::is_held(self.target()) {
            text.field("data", &format_args!("<locked>"));
        } else {
            // Safety: nobody holds the lock, and no other thread runs while this one prints.
            text.field("data", &unsafe { &*self.data.get() });
        }
        text.finish()
    }
}

impl<'a, K, T: ?Sized> MarkedMutexGuard<'a, K, T> {
    /// `mutex`.
    pub fn mutex(s: &Self) -> &'a MarkedMutex<K, T> {
        s.lock()
    }

    /// `leak`.
    pub fn leak(s: Self) -> &'a mut T {
        // Safety: the lock stays held for ever, and the guard is gone.
        unsafe { &mut *ManuallyDrop::new(s).lock().data.get() }
    }
}
