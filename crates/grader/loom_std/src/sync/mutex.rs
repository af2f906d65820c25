//! `std::sync::Mutex`, over loom. Never poisoned: a panic ends the case.

use grader::memory_order::{Object, note, waiting};
use grader::report::{ObjectKind, Operation};
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::panic::Location;
use std::sync::{LockResult, TryLockError, TryLockResult};

type Place = &'static Location<'static>;

/// `std::sync::Mutex`.
pub struct Mutex<T: ?Sized> {
    pub(super) object: Object,
    inner: loom::sync::Mutex<T>,
}

/// `std::sync::MutexGuard`.
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MutexGuard<'a, T: ?Sized> {
    object: &'a Object,
    taken: Place,
    /// None only while a condition variable has it.
    inner: Option<loom::sync::MutexGuard<'a, T>>,
}

impl<T> Mutex<T> {
    /// `Mutex::new`.
    #[track_caller]
    pub fn new(value: T) -> Mutex<T> {
        Mutex {
            object: Object::new(ObjectKind::Mutex),
            inner: loom::sync::Mutex::new(value),
        }
    }

    /// `Mutex::into_inner`.
    ///
    /// # Errors
    /// Never.
    pub fn into_inner(self) -> LockResult<T> {
        self.inner.into_inner()
    }
}

impl<T: ?Sized> Mutex<T> {
    fn guard<'a>(
        &'a self,
        inner: loom::sync::MutexGuard<'a, T>,
        taken: Place,
    ) -> MutexGuard<'a, T> {
        MutexGuard {
            object: &self.object,
            taken,
            inner: Some(inner),
        }
    }

    /// `Mutex::lock`.
    ///
    /// # Errors
    /// Never.
    #[track_caller]
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        let place = Location::caller();
        let object = Some(&self.object);
        let inner = waiting(Operation::Lock, object, None, place, || self.inner.lock());
        inner
            .map(|inner| self.guard(inner, place))
            .map_err(|_| unreachable!("loom's mutex is never poisoned"))
    }

    /// `Mutex::try_lock`.
    ///
    /// # Errors
    /// If somebody has it.
    #[track_caller]
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        let place = Location::caller();
        self.object.before_operation();
        let inner = self.inner.try_lock().ok();
        let operation = if inner.is_some() {
            Operation::TryLock
        } else {
            Operation::TryLockFailed
        };
        note(operation, Some(&self.object), place, None);
        let inner = inner.ok_or(TryLockError::WouldBlock)?;
        Ok(self.guard(inner, place))
    }

    /// `Mutex::get_mut`.
    ///
    /// # Errors
    /// Never.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        self.inner.get_mut()
    }

    /// `Mutex::is_poisoned`.
    pub fn is_poisoned(&self) -> bool {
        false
    }

    /// `Mutex::clear_poison`.
    pub fn clear_poison(&self) {}
}

impl<'a, T: ?Sized> MutexGuard<'a, T> {
    /// Where it was taken, and loom's guard: for a condition variable.
    pub(super) fn take(mut self) -> (&'a Object, Place, loom::sync::MutexGuard<'a, T>) {
        let inner = self.inner.take().expect("taken only here");
        (self.object, self.taken, inner)
    }

    pub(super) fn again(
        object: &'a Object,
        taken: Place,
        inner: loom::sync::MutexGuard<'a, T>,
    ) -> MutexGuard<'a, T> {
        MutexGuard {
            object,
            taken,
            inner: Some(inner),
        }
    }
}

impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        if let Some(inner) = self.inner.take() {
            self.object.before_operation();
            drop(inner);
            note(Operation::Unlock, Some(self.object), self.taken, None);
        }
    }
}

impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.inner.as_ref().expect("a guard in use")
    }
}

impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.inner.as_mut().expect("a guard in use")
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

impl<T: ?Sized> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mutex").finish_non_exhaustive()
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
