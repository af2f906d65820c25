//! `std::sync::RwLock`, over loom. Never poisoned: a panic ends the case.

use grader::memory_order::{Object, note, waiting};
use grader::report::{ObjectKind, Operation};
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::panic::Location;
use std::sync::{LockResult, TryLockError, TryLockResult};

type Place = &'static Location<'static>;

/// `std::sync::RwLock`.
pub struct RwLock<T: ?Sized> {
    object: Object,
    inner: loom::sync::RwLock<T>,
}

impl<T> RwLock<T> {
    /// `RwLock::new`.
    #[track_caller]
    pub fn new(value: T) -> RwLock<T> {
        RwLock {
            object: Object::new(ObjectKind::RwLock),
            inner: loom::sync::RwLock::new(value),
        }
    }

    /// `RwLock::into_inner`.
    ///
    /// # Errors
    /// Never.
    pub fn into_inner(self) -> LockResult<T> {
        self.inner.into_inner()
    }
}

impl<T: ?Sized> RwLock<T> {
    /// `RwLock::get_mut`.
    ///
    /// # Errors
    /// Never.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        self.inner.get_mut()
    }

    /// `RwLock::is_poisoned`.
    pub fn is_poisoned(&self) -> bool {
        false
    }

    /// `RwLock::clear_poison`.
    pub fn clear_poison(&self) {}
}

/// One of the two ways to lock: its guard and its methods.
macro_rules! way {
    ($guard:ident, $lock:ident, $try_lock:ident, $taken:expr, $released:expr) => {
        #[doc = concat!("`std::sync::", stringify!($guard), "`.")]
        #[must_use = "if unused the RwLock will immediately unlock"]
        pub struct $guard<'a, T: ?Sized> {
            object: &'a Object,
            taken: Place,
            /// None only while it is dropped.
            inner: Option<loom::sync::$guard<'a, T>>,
        }

        impl<T: ?Sized> RwLock<T> {
            #[doc = concat!("`RwLock::", stringify!($lock), "`.")]
            ///
            /// # Errors
            /// Never.
            #[track_caller]
            pub fn $lock(&self) -> LockResult<$guard<'_, T>> {
                let taken = Location::caller();
                let object = Some(&self.object);
                let Ok(inner) = waiting($taken, object, None, taken, || self.inner.$lock()) else {
                    unreachable!("loom's lock is never poisoned")
                };
                Ok($guard {
                    object: &self.object,
                    taken,
                    inner: Some(inner),
                })
            }

            #[doc = concat!("`RwLock::", stringify!($try_lock), "`.")]
            ///
            /// # Errors
            /// If somebody has it.
            #[track_caller]
            pub fn $try_lock(&self) -> TryLockResult<$guard<'_, T>> {
                let taken = Location::caller();
                self.object.before_operation();
                let inner = self.inner.$try_lock().ok();
                let operation = if inner.is_some() {
                    $taken
                } else {
                    Operation::TryLockFailed
                };
                note(operation, Some(&self.object), taken, None);
                let inner = inner.ok_or(TryLockError::WouldBlock)?;
                Ok($guard {
                    object: &self.object,
                    taken,
                    inner: Some(inner),
                })
            }
        }

        impl<T: ?Sized> Drop for $guard<'_, T> {
            fn drop(&mut self) {
                self.object.before_operation();
                drop(self.inner.take());
                note($released, Some(self.object), self.taken, None);
            }
        }

        impl<T: ?Sized> Deref for $guard<'_, T> {
            type Target = T;

            fn deref(&self) -> &T {
                self.inner.as_ref().expect("a guard in use")
            }
        }

        impl<T: ?Sized + fmt::Debug> fmt::Debug for $guard<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                (**self).fmt(f)
            }
        }
    };
}

way!(
    RwLockReadGuard,
    read,
    try_read,
    Operation::Read,
    Operation::Unread
);
way!(
    RwLockWriteGuard,
    write,
    try_write,
    Operation::Write,
    Operation::Unwrite
);

impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.inner.as_mut().expect("a guard in use")
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

impl<T: ?Sized> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RwLock").finish_non_exhaustive()
    }
}
