//! `Mutex` and `FairMutex`: one type, as in parking_lot, with a marker. Neither is poisoned by a panic.

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

/// The marker of [`Mutex`].
#[derive(Debug)]
pub enum Plain {}

/// The marker of [`FairMutex`]. Both explore every order of waiting threads.
#[derive(Debug)]
pub enum Fair {}

/// `parking_lot::Mutex`.
pub type Mutex<T> = MarkedMutex<Plain, T>;
/// `parking_lot::MutexGuard`.
pub type MutexGuard<'a, T> = MarkedMutexGuard<'a, Plain, T>;
/// `parking_lot::MappedMutexGuard`.
pub type MappedMutexGuard<'a, T> = MarkedMappedMutexGuard<'a, Plain, T>;
/// `parking_lot::FairMutex`.
pub type FairMutex<T> = MarkedMutex<Fair, T>;
/// `parking_lot::FairMutexGuard`.
pub type FairMutexGuard<'a, T> = MarkedMutexGuard<'a, Fair, T>;
/// `parking_lot::MappedFairMutexGuard`.
pub type MappedFairMutexGuard<'a, T> = MarkedMappedMutexGuard<'a, Fair, T>;

/// A mutex with a marker.
pub struct MarkedMutex<K, T: ?Sized> {
    handle: Handle,
    marker: PhantomData<K>,
    data: UnsafeCell<T>,
}

// Safety: the data is reached only by the thread that holds the lock. The other fields are cells, but explored threads share one
// OS thread.
unsafe impl<K, T: ?Sized + Send> Send for MarkedMutex<K, T> {}
// Safety: as above.
unsafe impl<K, T: ?Sized + Send> Sync for MarkedMutex<K, T> {}

/// A guard of a mutex.
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MarkedMutexGuard<'a, K, T: ?Sized> {
    mutex: &'a MarkedMutex<K, T>,
    /// Where the lock was taken.
    taken: Loc,
    /// A guard stays on its thread.
    not_send: PhantomData<*const ()>,
}

// Safety: a shared guard gives only `&T`.
unsafe impl<K, T: ?Sized + Sync> Sync for MarkedMutexGuard<'_, K, T> {}

/// A guard of a part of what a mutex holds.
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MarkedMappedMutexGuard<'a, K, T: ?Sized> {
    handle: &'a Handle,
    data: *mut T,
    taken: Loc,
    marker: PhantomData<(K, &'a mut T)>,
}

// Safety: a shared guard gives only `&T`.
unsafe impl<K, T: ?Sized + Sync> Sync for MarkedMappedMutexGuard<'_, K, T> {}

impl<K, T> MarkedMutex<K, T> {
    /// `new`.
    #[track_caller]
    pub const fn new(value: T) -> MarkedMutex<K, T> {
        MarkedMutex {
            handle: Handle::new(ObjectKind::Mutex),
            marker: PhantomData,
            data: UnsafeCell::new(value),
        }
    }

    /// `into_inner`.
    pub fn into_inner(self) -> T {
        self.data.into_inner()
    }
}

impl<K, T: ?Sized> MarkedMutex<K, T> {
    fn target(&self) -> Target<'_, Self> {
        Target {
            handle: &self.handle,
            whole: self,
        }
    }

    fn guard(&self, taken: Loc) -> MarkedMutexGuard<'_, K, T> {
        MarkedMutexGuard {
            mutex: self,
            taken,
            not_send: PhantomData,
        }
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
    fn data(&self) -> &T {
        // Safety: this thread holds the lock.
        unsafe { &*self.mutex.data.get() }
    }

    fn data_mut(&mut self) -> &mut T {
        // Safety: this thread holds the lock.
        unsafe { &mut *self.mutex.data.get() }
    }

    /// Waits on a condition variable, which gives the lock back meanwhile.
    pub(crate) fn wait(
        &mut self,
        place: Loc,
        wait: impl FnOnce(Target<'_, Handle>) -> bool,
    ) -> bool {
        let in_time = wait(known(&self.mutex.handle));
        self.taken = place;
        in_time
    }

    /// What tells its mutex apart from others.
    pub(crate) fn address(&self) -> usize {
        std::ptr::from_ref(&self.mutex.handle) as usize
    }

    /// `mutex`.
    pub fn mutex(s: &Self) -> &'a MarkedMutex<K, T> {
        s.mutex
    }

    fn with_data<U: ?Sized>(self, data: *mut U) -> MarkedMappedMutexGuard<'a, K, U> {
        let s = ManuallyDrop::new(self);
        MarkedMappedMutexGuard {
            handle: &s.mutex.handle,
            data,
            taken: s.taken,
            marker: PhantomData,
        }
    }

    fn release(&self) {
        raw::unlock(known(&self.mutex.handle), self.taken);
    }

    fn take_again(&self, place: Loc) {
        raw::lock(known(&self.mutex.handle), place);
    }

    /// `leak`.
    pub fn leak(s: Self) -> &'a mut T {
        // Safety: the lock stays held for ever, and the guard is gone.
        unsafe { &mut *ManuallyDrop::new(s).mutex.data.get() }
    }
}

maps!(mut MarkedMutexGuard[K] -> MarkedMappedMutexGuard);
unlocks!(MarkedMutexGuard[K]);
ends!(MarkedMutexGuard[K]);
guard!(mut MarkedMutexGuard[K]);

impl<'a, K, T: ?Sized> MarkedMappedMutexGuard<'a, K, T> {
    fn data(&self) -> &T {
        // Safety: this thread holds the lock.
        unsafe { &*self.data }
    }

    fn data_mut(&mut self) -> &mut T {
        // Safety: this thread holds the lock.
        unsafe { &mut *self.data }
    }

    fn release(&self) {
        raw::unlock(known(self.handle), self.taken);
    }

    fn with_data<U: ?Sized>(self, data: *mut U) -> MarkedMappedMutexGuard<'a, K, U> {
        let s = ManuallyDrop::new(self);
        MarkedMappedMutexGuard {
            handle: s.handle,
            data,
            taken: s.taken,
            marker: PhantomData,
        }
    }
}

maps!(mut MarkedMappedMutexGuard[K] -> MarkedMappedMutexGuard);
ends!(MarkedMappedMutexGuard[K]);
guard!(mut MarkedMappedMutexGuard[K]);
