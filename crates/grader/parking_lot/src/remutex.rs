//! `ReentrantMutex`: its guards share the data, so that a thread may have several.

use crate::guard::{Guard, Part, Shared};
use crate::raw_mutex::{LockedAgain, RawMutex, RawThreadId};
use crate::time::{after, at};
use explored_std::time::Instant;
use grader::kernel::{Loc, yield_point};
use grader::raw::{self, Attempt, Target};
use grader::report::ObjectKind;
use std::cell::UnsafeCell;
use std::fmt;
use std::panic::Location;
use std::time::Duration;

/// `parking_lot::ReentrantMutex`.
pub struct ReentrantMutex<T: ?Sized> {
    raw: RawMutex,
    data: UnsafeCell<T>,
}

/// `parking_lot::ReentrantMutexGuard`.
pub type ReentrantMutexGuard<'a, T> = Guard<'a, Shared<LockedAgain>, &'a ReentrantMutex<T>, T>;
/// `parking_lot::MappedReentrantMutexGuard`.
pub type MappedReentrantMutexGuard<'a, T> = Guard<'a, Shared<LockedAgain>, Part, T>;

// Safety: the data is reached only by the thread that holds the lock.
unsafe impl<T: ?Sized + Send> Sync for ReentrantMutex<T> {}

impl<T> ReentrantMutex<T> {
    /// `ReentrantMutex::new`.
    #[track_caller]
    pub const fn new(value: T) -> ReentrantMutex<T> {
        let raw = RawMutex::new(ObjectKind::ReentrantMutex);
        ReentrantMutex::from_raw(raw, RawThreadId, value)
    }

    /// `ReentrantMutex::from_raw`.
    pub const fn from_raw(raw: RawMutex, _: RawThreadId, value: T) -> ReentrantMutex<T> {
        ReentrantMutex {
            raw,
            data: UnsafeCell::new(value),
        }
    }

    /// `ReentrantMutex::into_inner`.
    pub fn into_inner(self) -> T {
        self.data.into_inner()
    }

    /// `ReentrantMutex::into_inner_with_raw`.
    pub fn into_inner_with_raw(self) -> (RawMutex, RawThreadId, T) {
        (self.raw, RawThreadId, self.data.into_inner())
    }
}

impl<T: ?Sized> ReentrantMutex<T> {
    fn target(&self) -> Target<'_, RawMutex> {
        self.raw.part_of(self).target()
    }

    fn guard(&self, taken: Loc) -> ReentrantMutexGuard<'_, T> {
        Guard::new(self, &self.raw, self.data.get(), taken)
    }

    fn guard_if(&self, attempt: Attempt, taken: Loc) -> Option<ReentrantMutexGuard<'_, T>> {
        (attempt == Attempt::Taken).then(|| self.guard(taken))
    }

    /// `ReentrantMutex::lock`.
    ///
    /// # Panics
    /// Never: without a limit, the lock is always taken.
    #[track_caller]
    pub fn lock(&self) -> ReentrantMutexGuard<'_, T> {
        let place = Location::caller();
        self.guard_if(raw::lock_again(self.target(), place, None), place)
            .expect("a wait without a limit ends with the lock")
    }

    /// `ReentrantMutex::try_lock`.
    #[track_caller]
    pub fn try_lock(&self) -> Option<ReentrantMutexGuard<'_, T>> {
        let place = Location::caller();
        self.guard_if(raw::try_lock_again(self.target(), place), place)
    }

    /// `ReentrantMutex::try_lock_for`.
    #[track_caller]
    pub fn try_lock_for(&self, timeout: Duration) -> Option<ReentrantMutexGuard<'_, T>> {
        let place = Location::caller();
        self.guard_if(raw::lock_again(self.target(), place, after(timeout)), place)
    }

    /// `ReentrantMutex::try_lock_until`.
    #[track_caller]
    pub fn try_lock_until(&self, timeout: Instant) -> Option<ReentrantMutexGuard<'_, T>> {
        let place = Location::caller();
        self.guard_if(
            raw::lock_again(self.target(), place, Some(at(timeout))),
            place,
        )
    }

    /// `ReentrantMutex::get_mut`.
    pub const fn get_mut(&mut self) -> &mut T {
        self.data.get_mut()
    }

    /// `ReentrantMutex::is_locked`.
    #[track_caller]
    pub fn is_locked(&self) -> bool {
        raw::is_locked(self.target(), Location::caller())
    }

    /// `ReentrantMutex::is_owned_by_current_thread`.
    pub fn is_owned_by_current_thread(&self) -> bool {
        raw::held_by_me(self.target()) > 0
    }

    /// `ReentrantMutex::force_unlock`.
    ///
    /// # Safety
    /// The lock must be held by this thread, by a guard that was forgotten.
    #[track_caller]
    pub unsafe fn force_unlock(&self) {
        raw::unlock(self.target(), Location::caller());
    }

    /// `ReentrantMutex::force_unlock_fair`.
    ///
    /// # Safety
    /// As for `force_unlock`.
    #[track_caller]
    pub unsafe fn force_unlock_fair(&self) {
        raw::unlock(self.target(), Location::caller());
        yield_point(Location::caller());
    }

    /// `ReentrantMutex::make_guard_unchecked`.
    ///
    /// # Safety
    /// This thread must hold the lock, once more than it has guards of it.
    #[track_caller]
    pub unsafe fn make_guard_unchecked(&self) -> ReentrantMutexGuard<'_, T> {
        self.guard(Location::caller())
    }

    /// `ReentrantMutex::raw`.
    ///
    /// # Safety
    /// As in lock_api: the lock may not be given back while there is a guard.
    pub unsafe fn raw(&self) -> &RawMutex {
        self.raw.part_of(self)
    }

    /// `ReentrantMutex::data_ptr`.
    pub const fn data_ptr(&self) -> *mut T {
        self.data.get()
    }
}

impl<T: Default> Default for ReentrantMutex<T> {
    #[track_caller]
    fn default() -> Self {
        ReentrantMutex::new(T::default())
    }
}

impl<T> From<T> for ReentrantMutex<T> {
    #[track_caller]
    fn from(value: T) -> Self {
        ReentrantMutex::new(value)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for ReentrantMutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = f.debug_struct("ReentrantMutex");
        if raw::is_held(self.target()) && !self.is_owned_by_current_thread() {
            text.field("data", &format_args!("<locked>"));
        } else {
            // Safety: no other thread holds the lock, and none runs while this one prints.
            text.field("data", &unsafe { &*self.data.get() });
        }
        text.finish()
    }
}

impl<'a, T: ?Sized> ReentrantMutexGuard<'a, T> {
    /// `remutex`.
    pub fn remutex(s: &Self) -> &'a ReentrantMutex<T> {
        s.lock()
    }
}
