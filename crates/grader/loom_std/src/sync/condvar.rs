//! `std::sync::Condvar`, over loom, which has no time: a timed wait ends only by a notification.

use super::MutexGuard;
use grader::memory_order::{Object, note, waiting};
use grader::report::{ObjectKind, Operation};
use std::fmt;
use std::panic::Location;
use std::sync::LockResult;

/// `std::sync::Condvar`.
pub struct Condvar {
    object: Object,
    inner: loom::sync::Condvar,
}

impl Condvar {
    /// `Condvar::new`.
    #[track_caller]
    #[must_use]
    pub fn new() -> Condvar {
        Condvar {
            object: Object::new(ObjectKind::Condvar),
            inner: loom::sync::Condvar::new(),
        }
    }

    /// `Condvar::wait`.
    ///
    /// # Errors
    /// Never.
    #[track_caller]
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        let place = Location::caller();
        let (mutex, taken, guard) = guard.take();
        note(Operation::Unlock, Some(mutex), taken, None);
        let object = Some(&self.object);
        let wait = || self.inner.wait(guard);
        let guard = waiting(Operation::Wait, object, None, place, wait);
        note(Operation::Lock, Some(mutex), place, None);
        let Ok(guard) = guard else {
            unreachable!("loom's mutex is never poisoned")
        };
        Ok(MutexGuard::again(mutex, place, guard))
    }

    /// `Condvar::wait_while`.
    ///
    /// # Errors
    /// Never.
    #[track_caller]
    pub fn wait_while<'a, T, F: FnMut(&mut T) -> bool>(
        &self,
        mut guard: MutexGuard<'a, T>,
        mut condition: F,
    ) -> LockResult<MutexGuard<'a, T>> {
        while condition(&mut *guard) {
            guard = self.wait(guard)?;
        }
        Ok(guard)
    }

    /// `Condvar::notify_one`.
    #[track_caller]
    pub fn notify_one(&self) {
        self.object.before_operation();
        self.inner.notify_one();
        note(
            Operation::NotifyOne,
            Some(&self.object),
            Location::caller(),
            None,
        );
    }

    /// `Condvar::notify_all`.
    #[track_caller]
    pub fn notify_all(&self) {
        self.object.before_operation();
        self.inner.notify_all();
        note(
            Operation::NotifyAll,
            Some(&self.object),
            Location::caller(),
            None,
        );
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
