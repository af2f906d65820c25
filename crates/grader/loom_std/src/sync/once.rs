//! `Once`, `OnceLock` and `LazyLock`, over loom: a mutex is held while the initialiser runs, an atomic says that it has run.

use super::Mutex;
use super::atomic::{AtomicBool, Ordering};
use std::cell::UnsafeCell;
use std::fmt;
use std::ops::Deref;

/// `std::sync::Once`.
#[derive(Debug)]
pub struct Once {
    done: AtomicBool,
    running: Mutex<()>,
}

#[allow(clippy::new_without_default)] // as in std
impl Once {
    /// `Once::new`.
    #[track_caller]
    #[must_use]
    pub fn new() -> Once {
        Once {
            done: AtomicBool::new(false),
            running: Mutex::new(()),
        }
    }

    /// `Once::is_completed`.
    #[track_caller]
    pub fn is_completed(&self) -> bool {
        self.done.load(Ordering::Acquire)
    }

    /// `Once::call_once`.
    ///
    /// # Panics
    /// If `f` does.
    #[track_caller]
    pub fn call_once<F: FnOnce()>(&self, f: F) {
        if self.is_completed() {
            return;
        }
        let running = self.running.lock();
        if !self.is_completed() {
            f();
            self.done.store(true, Ordering::Release);
        }
        drop(running);
    }

    /// `Once::wait`.
    #[track_caller]
    pub fn wait(&self) {
        while !self.is_completed() {
            crate::thread::yield_now();
        }
    }
}

/// `std::sync::OnceLock`.
pub struct OnceLock<T> {
    once: Once,
    value: UnsafeCell<Option<T>>,
}

// Safety: written once, under the lock of `once`; read only when that is complete.
unsafe impl<T: Send + Sync> Sync for OnceLock<T> {}
// Safety: as above.
unsafe impl<T: Send> Send for OnceLock<T> {}

impl<T> OnceLock<T> {
    /// `OnceLock::new`.
    #[track_caller]
    #[must_use]
    pub fn new() -> OnceLock<T> {
        OnceLock {
            once: Once::new(),
            value: UnsafeCell::new(None),
        }
    }

    /// `OnceLock::get`.
    #[track_caller]
    pub fn get(&self) -> Option<&T> {
        if !self.once.is_completed() {
            return None;
        }
        // Safety: it is complete, so nobody writes any more.
        unsafe { (*self.value.get()).as_ref() }
    }

    /// `OnceLock::get_mut`.
    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.value.get_mut().as_mut()
    }

    /// `OnceLock::get_or_init`.
    ///
    /// # Panics
    /// If `f` does.
    #[track_caller]
    pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {
        self.once.call_once(|| {
            let value = f();
            // Safety: this runs once, and nobody reads before it is complete.
            unsafe { *self.value.get() = Some(value) };
        });
        self.get().expect("it is complete")
    }

    /// `OnceLock::set`.
    ///
    /// # Errors
    /// The value, if there is one already.
    #[track_caller]
    pub fn set(&self, value: T) -> Result<(), T> {
        let mut value = Some(value);
        self.get_or_init(|| value.take().expect("this runs once"));
        value.map_or(Ok(()), Err)
    }

    /// `OnceLock::wait`.
    #[track_caller]
    pub fn wait(&self) -> &T {
        self.once.wait();
        self.get().expect("it is complete")
    }

    /// `OnceLock::into_inner`.
    pub fn into_inner(self) -> Option<T> {
        self.value.into_inner()
    }

    /// `OnceLock::take`.
    pub fn take(&mut self) -> Option<T> {
        std::mem::take(self).into_inner()
    }
}

impl<T> Default for OnceLock<T> {
    #[track_caller]
    fn default() -> OnceLock<T> {
        OnceLock::new()
    }
}

impl<T> From<T> for OnceLock<T> {
    #[track_caller]
    fn from(value: T) -> OnceLock<T> {
        let lock = OnceLock::new();
        let _ = lock.set(value);
        lock
    }
}

impl<T> fmt::Debug for OnceLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OnceLock").finish_non_exhaustive()
    }
}

/// `std::sync::LazyLock`.
pub struct LazyLock<T, F = fn() -> T> {
    value: OnceLock<T>,
    /// Taken by whoever runs it.
    make: UnsafeCell<Option<F>>,
}

// Safety: `make` is taken once, under the lock of `value`.
unsafe impl<T: Send + Sync, F: Send> Sync for LazyLock<T, F> {}

impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    /// `LazyLock::new`.
    #[track_caller]
    pub fn new(make: F) -> LazyLock<T, F> {
        LazyLock {
            value: OnceLock::new(),
            make: UnsafeCell::new(Some(make)),
        }
    }

    /// `LazyLock::force`.
    ///
    /// # Panics
    /// If the initialiser does.
    #[track_caller]
    pub fn force(this: &LazyLock<T, F>) -> &T {
        this.value.get_or_init(|| {
            // Safety: this runs once.
            let make = unsafe { (*this.make.get()).take() };
            make.expect("this runs once")()
        })
    }
}

impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;

    #[track_caller]
    fn deref(&self) -> &T {
        LazyLock::force(self)
    }
}

impl<T, F> fmt::Debug for LazyLock<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LazyLock").finish_non_exhaustive()
    }
}
