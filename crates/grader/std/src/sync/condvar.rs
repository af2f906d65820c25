//! `std::sync::Condvar`, explored. A wait may wake up spuriously, as std allows; timed waits go by the virtual clock.

use super::mutex::MutexGuard;
use ::grader::kernel::{Handle, Loc, deadline_after};
use ::grader::raw::{self, Target};
use ::grader::report::ObjectKind;
use ::std::fmt;
use ::std::mem::ManuallyDrop;
use ::std::panic::{Location, RefUnwindSafe};
use ::std::prelude::rust_2024::*;
use ::std::sync::{LockResult, PoisonError};
use ::std::time::Duration;

/// `std::sync::WaitTimeoutResult`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    /// `WaitTimeoutResult::timed_out`.
    #[must_use]
    pub fn timed_out(&self) -> bool {
        self.0
    }
}

/// `std::sync::Condvar`.
pub struct Condvar {
    handle: Handle,
}

impl RefUnwindSafe for Condvar {}

impl Condvar {
    /// `Condvar::new`.
    #[track_caller]
    #[must_use]
    pub const fn new() -> Condvar {
        Condvar {
            handle: Handle::new(ObjectKind::Condvar),
        }
    }

    fn target(&self) -> Target<'_, Condvar> {
        Target {
            handle: &self.handle,
            whole: self,
        }
    }

    /// Waits; true if the time was not up.
    fn wait_until<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        place: Loc,
        deadline: Option<Duration>,
    ) -> (LockResult<MutexGuard<'a, T>>, bool) {
        // The wait gives the lock back itself.
        let mutex = ManuallyDrop::new(guard).mutex;
        let in_time = raw::wait(self.target(), mutex.target(), place, deadline);
        (mutex.guard(place), in_time)
    }

    /// `Condvar::wait`.
    ///
    /// # Errors
    /// The guard, if the mutex is poisoned.
    #[track_caller]
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        self.wait_until(guard, Location::caller(), None).0
    }

    /// `Condvar::wait_while`.
    ///
    /// # Errors
    /// The guard, if the mutex is poisoned.
    #[track_caller]
    pub fn wait_while<'a, T, F: FnMut(&mut T) -> bool>(
        &self,
        mut guard: MutexGuard<'a, T>,
        mut condition: F,
    ) -> LockResult<MutexGuard<'a, T>> {
        let place = Location::caller();
        while condition(&mut *guard) {
            guard = self.wait_until(guard, place, None).0?;
        }
        Ok(guard)
    }

    /// `Condvar::wait_timeout`.
    ///
    /// # Errors
    /// The guard, if the mutex is poisoned.
    #[track_caller]
    pub fn wait_timeout<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        duration: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let (result, in_time) =
            self.wait_until(guard, Location::caller(), deadline_after(duration));
        let timed_out = WaitTimeoutResult(!in_time);
        match result {
            Ok(guard) => Ok((guard, timed_out)),
            Err(poisoned) => Err(PoisonError::new((poisoned.into_inner(), timed_out))),
        }
    }

    /// `Condvar::wait_timeout_ms`.
    ///
    /// # Errors
    /// The guard, if the mutex is poisoned.
    #[track_caller]
    #[deprecated(note = "replaced by `std::sync::Condvar::wait_timeout`")]
    pub fn wait_timeout_ms<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        milliseconds: u32,
    ) -> LockResult<(MutexGuard<'a, T>, bool)> {
        match self.wait_timeout(guard, Duration::from_millis(u64::from(milliseconds))) {
            Ok((guard, result)) => Ok((guard, !result.timed_out())),
            Err(poisoned) => {
                let (guard, result) = poisoned.into_inner();
                Err(PoisonError::new((guard, !result.timed_out())))
            }
        }
    }

    /// `Condvar::wait_timeout_while`.
    ///
    /// # Errors
    /// The guard, if the mutex is poisoned.
    #[track_caller]
    pub fn wait_timeout_while<'a, T, F: FnMut(&mut T) -> bool>(
        &self,
        mut guard: MutexGuard<'a, T>,
        duration: Duration,
        mut condition: F,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let place = Location::caller();
        let deadline = deadline_after(duration);
        let mut in_time = true;
        while condition(&mut *guard) {
            if !in_time {
                return Ok((guard, WaitTimeoutResult(true)));
            }
            let (result, notified) = self.wait_until(guard, place, deadline);
            in_time = notified;
            guard = match result {
                Ok(guard) => guard,
                Err(poisoned) => {
                    return Err(PoisonError::new((
                        poisoned.into_inner(),
                        WaitTimeoutResult(!in_time),
                    )));
                }
            };
        }
        Ok((guard, WaitTimeoutResult(false)))
    }

    /// `Condvar::notify_one`.
    #[track_caller]
    pub fn notify_one(&self) {
        raw::notify_one(self.target(), Location::caller());
    }

    /// `Condvar::notify_all`.
    #[track_caller]
    pub fn notify_all(&self) {
        raw::notify_all(self.target(), Location::caller());
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
        f.debug_struct("Condvar").finish_non_exhaustive()
    }
}
