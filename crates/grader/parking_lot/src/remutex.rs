//! `ReentrantMutex`: its guards share the data, so that a thread may have several.

use crate::guard::{and_then, ends, guard, known, maps, unlocks};
use crate::time::{after, at};
use explored_std::time::Instant;
use grader::kernel::{Handle, Loc, yield_point};
use grader::raw::{self, Attempt, Target};
use grader::report::ObjectKind;
use std::cell::UnsafeCell;
use std::fmt;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::panic::Location;
use std::time::Duration;

/// `parking_lot::ReentrantMutex`.
pub struct ReentrantMutex<T: ?Sized> {
    handle: Handle,
    data: UnsafeCell<T>,
}

// Safety: the data is reached only by the thread that holds the lock. The other fields are cells, but explored threads share one
// OS thread.
unsafe impl<T: ?Sized + Send> Send for ReentrantMutex<T> {}
// Safety: as above.
unsafe impl<T: ?Sized + Send> Sync for ReentrantMutex<T> {}

/// `parking_lot::ReentrantMutexGuard`.
#[must_use = "if unused the ReentrantMutex will immediately unlock"]
pub struct ReentrantMutexGuard<'a, T: ?Sized> {
    mutex: &'a ReentrantMutex<T>,
    taken: Loc,
    not_send: PhantomData<*const ()>,
}

// Safety: a shared guard gives only `&T`.
unsafe impl<T: ?Sized + Sync> Sync for ReentrantMutexGuard<'_, T> {}

/// `parking_lot::MappedReentrantMutexGuard`.
#[must_use = "if unused the ReentrantMutex will immediately unlock"]
pub struct MappedReentrantMutexGuard<'a, T: ?Sized> {
    handle: &'a Handle,
    data: &'a T,
    taken: Loc,
    not_send: PhantomData<*const ()>,
}

// Safety: a shared guard gives only `&T`.
unsafe impl<T: ?Sized + Sync> Sync for MappedReentrantMutexGuard<'_, T> {}

impl<T> ReentrantMutex<T> {
    /// `ReentrantMutex::new`.
    #[track_caller]
    pub const fn new(value: T) -> ReentrantMutex<T> {
        ReentrantMutex {
            handle: Handle::new(ObjectKind::ReentrantMutex),
            data: UnsafeCell::new(value),
        }
    }

    /// `ReentrantMutex::into_inner`.
    pub fn into_inner(self) -> T {
        self.data.into_inner()
    }
}

impl<T: ?Sized> ReentrantMutex<T> {
    fn target(&self) -> Target<'_, Self> {
        Target {
            handle: &self.handle,
            whole: self,
        }
    }

    fn guard_if(&self, attempt: Attempt, taken: Loc) -> Option<ReentrantMutexGuard<'_, T>> {
        (attempt == Attempt::Taken).then(|| ReentrantMutexGuard {
            mutex: self,
            taken,
            not_send: PhantomData,
        })
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
    fn data(&self) -> &'a T {
        // Safety: this thread holds the lock, and only shared references are given out.
        unsafe { &*self.mutex.data.get() }
    }

    /// `remutex`.
    pub fn remutex(s: &Self) -> &'a ReentrantMutex<T> {
        s.mutex
    }

    fn release(&self) {
        raw::unlock(known(&self.mutex.handle), self.taken);
    }

    fn take_again(&self, place: Loc) {
        raw::lock_again(known(&self.mutex.handle), place, None);
    }

    fn with_data<U: ?Sized>(self, data: &'a U) -> MappedReentrantMutexGuard<'a, U> {
        let s = ManuallyDrop::new(self);
        MappedReentrantMutexGuard {
            handle: &s.mutex.handle,
            data,
            taken: s.taken,
            not_send: PhantomData,
        }
    }
}

maps!(ReentrantMutexGuard[] -> MappedReentrantMutexGuard);
unlocks!(ReentrantMutexGuard[]);
ends!(ReentrantMutexGuard[]);
guard!(ReentrantMutexGuard[]);

impl<'a, T: ?Sized> MappedReentrantMutexGuard<'a, T> {
    fn data(&self) -> &'a T {
        self.data
    }

    fn release(&self) {
        raw::unlock(known(self.handle), self.taken);
    }

    fn with_data<U: ?Sized>(self, data: &'a U) -> MappedReentrantMutexGuard<'a, U> {
        let s = ManuallyDrop::new(self);
        MappedReentrantMutexGuard {
            handle: s.handle,
            data,
            taken: s.taken,
            not_send: PhantomData,
        }
    }
}

maps!(MappedReentrantMutexGuard[] -> MappedReentrantMutexGuard);
ends!(MappedReentrantMutexGuard[]);
guard!(MappedReentrantMutexGuard[]);
