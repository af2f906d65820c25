//! `Condvar`. As parking_lot promises, a wait never wakes up spuriously.

use crate::mutex::MutexGuard;
use crate::raw_mutex::RawMutex;
use crate::time::{after, at};
use explored_std::time::Instant;
use grader::kernel::{Handle, Loc, with};
use grader::raw::{self, Target};
use grader::report::ObjectKind;
use lock_api::GuardNoSend;
use std::cell::Cell;
use std::fmt;
use std::panic::{Location, RefUnwindSafe};
use std::time::Duration;

/// `parking_lot::WaitTimeoutResult`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    /// `WaitTimeoutResult::timed_out`.
    pub const fn timed_out(self) -> bool {
        self.0
    }
}

/// `parking_lot::RawCondvar`.
pub struct RawCondvar {
    handle: Handle,
    /// The mutex of those who wait.
    mutex: Cell<usize>,
}

// Safety: explored threads share one OS thread.
unsafe impl Sync for RawCondvar {}
impl RefUnwindSafe for RawCondvar {}

impl RawCondvar {
    #[track_caller]
    const fn new() -> RawCondvar {
        RawCondvar {
            handle: Handle::new(ObjectKind::Condvar),
            mutex: Cell::new(0),
        }
    }

    fn target(&self) -> Target<'_, RawCondvar> {
        Target {
            handle: &self.handle,
            whole: self,
        }
    }

    /// Waits; true if it was notified.
    fn wait_at(&self, mutex: &RawMutex, place: Loc, deadline: Option<Duration>) -> bool {
        let id = self.handle.id(self);
        let address = std::ptr::from_ref(mutex).addr();
        let waits = with(|x| !x.objects[id].queue.is_empty()).unwrap_or(false);
        assert!(
            !waits || self.mutex.get() == address,
            "attempted to use a condition variable with more than one mutex"
        );
        self.mutex.set(address);
        raw::wait_for_notification(self.target(), mutex.target(), place, deadline)
    }
}

// Safety: a wait gives the mutex back and takes it again.
unsafe impl lock_api::RawCondvar for RawCondvar {
    #[allow(clippy::declare_interior_mutable_const)] // as in lock_api
    const INIT: RawCondvar = RawCondvar::new();

    type RawMutex = RawMutex;

    #[track_caller]
    unsafe fn wait(&self, mutex: &RawMutex, _: &mut GuardNoSend) {
        self.wait_at(mutex, Location::caller(), None);
    }

    #[track_caller]
    fn notify_one(&self) -> bool {
        raw::notify_one(self.target(), Location::caller())
    }

    #[track_caller]
    fn notify_all(&self) -> usize {
        raw::notify_all(self.target(), Location::caller())
    }
}

// Safety: as above.
unsafe impl lock_api::RawCondvarTimed for RawCondvar {
    fn checked_duration_to_instant(timeout: &Duration) -> Option<Instant> {
        after(*timeout).map(Instant::__at)
    }

    #[track_caller]
    unsafe fn wait_until(&self, mutex: &RawMutex, _: &mut GuardNoSend, timeout: &Instant) -> bool {
        !self.wait_at(mutex, Location::caller(), Some(at(*timeout)))
    }

    #[track_caller]
    unsafe fn wait_for(&self, mutex: &RawMutex, _: &mut GuardNoSend, timeout: &Duration) -> bool {
        !self.wait_at(mutex, Location::caller(), after(*timeout))
    }
}

/// `parking_lot::Condvar`.
pub struct Condvar {
    raw: RawCondvar,
}

impl Condvar {
    /// `Condvar::new`.
    #[track_caller]
    pub const fn new() -> Condvar {
        Condvar {
            raw: RawCondvar::new(),
        }
    }

    /// `Condvar::raw`.
    pub fn raw(&self) -> &RawCondvar {
        &self.raw
    }

    /// Waits; true if it was notified.
    fn wait_at<T: ?Sized>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        place: Loc,
        deadline: Option<Duration>,
    ) -> bool {
        let notified = self.raw.wait_at(guard.raw, place, deadline);
        guard.taken = place;
        notified
    }

    /// `Condvar::wait`.
    ///
    /// # Panics
    /// If others wait here with another mutex.
    #[track_caller]
    pub fn wait<T: ?Sized>(&self, guard: &mut MutexGuard<'_, T>) {
        self.wait_at(guard, Location::caller(), None);
    }

    /// `Condvar::wait_while`.
    ///
    /// # Panics
    /// If others wait here with another mutex.
    #[track_caller]
    pub fn wait_while<T, F>(&self, guard: &mut MutexGuard<'_, T>, mut condition: F)
    where
        T: ?Sized,
        F: FnMut(&mut T) -> bool,
    {
        let place = Location::caller();
        while condition(&mut *guard) {
            self.wait_at(guard, place, None);
        }
    }

    /// `Condvar::wait_until`.
    ///
    /// # Panics
    /// If others wait here with another mutex.
    #[track_caller]
    pub fn wait_until<T: ?Sized>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        timeout: Instant,
    ) -> WaitTimeoutResult {
        WaitTimeoutResult(!self.wait_at(guard, Location::caller(), Some(at(timeout))))
    }

    /// `Condvar::wait_for`.
    ///
    /// # Panics
    /// If others wait here with another mutex.
    #[track_caller]
    pub fn wait_for<T: ?Sized>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        timeout: Duration,
    ) -> WaitTimeoutResult {
        WaitTimeoutResult(!self.wait_at(guard, Location::caller(), after(timeout)))
    }

    /// `Condvar::wait_while_until`.
    ///
    /// # Panics
    /// If others wait here with another mutex.
    #[track_caller]
    pub fn wait_while_until<T, F>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        condition: F,
        timeout: Instant,
    ) -> WaitTimeoutResult
    where
        T: ?Sized,
        F: FnMut(&mut T) -> bool,
    {
        self.wait_while_at(guard, condition, Location::caller(), Some(at(timeout)))
    }

    /// `Condvar::wait_while_for`.
    ///
    /// # Panics
    /// If others wait here with another mutex.
    #[track_caller]
    pub fn wait_while_for<T, F>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        condition: F,
        timeout: Duration,
    ) -> WaitTimeoutResult
    where
        T: ?Sized,
        F: FnMut(&mut T) -> bool,
    {
        self.wait_while_at(guard, condition, Location::caller(), after(timeout))
    }

    fn wait_while_at<T: ?Sized>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        mut condition: impl FnMut(&mut T) -> bool,
        place: Loc,
        deadline: Option<Duration>,
    ) -> WaitTimeoutResult {
        let mut in_time = true;
        while condition(&mut *guard) {
            if !in_time {
                return WaitTimeoutResult(true);
            }
            in_time = self.wait_at(guard, place, deadline);
        }
        WaitTimeoutResult(false)
    }

    /// `Condvar::notify_one`: whether a thread was woken.
    #[track_caller]
    pub fn notify_one(&self) -> bool {
        raw::notify_one(self.raw.target(), Location::caller())
    }

    /// `Condvar::notify_all`: how many threads were woken.
    #[track_caller]
    pub fn notify_all(&self) -> usize {
        raw::notify_all(self.raw.target(), Location::caller())
    }
}

impl Default for Condvar {
    #[track_caller]
    fn default() -> Condvar {
        Condvar::new()
    }
}

impl fmt::Debug for Condvar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Condvar { .. }")
    }
}
