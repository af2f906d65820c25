//! `std::sync::OnceLock`, explored.

use ::grader::kernel::{Handle, Loc};
use ::grader::raw::{self, Progress, Target};
use ::grader::report::ObjectKind;
use ::std::cell::{Cell, UnsafeCell};
use ::std::fmt;
use ::std::panic::{Location, RefUnwindSafe, UnwindSafe};
use ::std::prelude::rust_2024::*;

/// `std::sync::OnceLock`.
pub struct OnceLock<T> {
    handle: Handle,
    progress: Cell<Progress>,
    value: UnsafeCell<Option<T>>,
}

// Safety: the value is written once, by the thread that holds the object, and only shared afterwards; a thread may drop what
// another has made, hence `T: Send`.
unsafe impl<T: Sync + Send> Sync for OnceLock<T> {}
impl<T: UnwindSafe> UnwindSafe for OnceLock<T> {}
impl<T: RefUnwindSafe + UnwindSafe> RefUnwindSafe for OnceLock<T> {}

impl<T> OnceLock<T> {
    /// `OnceLock::new`.
    #[track_caller]
    #[must_use]
    pub const fn new() -> OnceLock<T> {
        OnceLock {
            handle: Handle::new(ObjectKind::Once),
            progress: Cell::new(Progress::New),
            value: UnsafeCell::new(None),
        }
    }

    fn target(&self) -> Target<'_, OnceLock<T>> {
        Target {
            handle: &self.handle,
            whole: self,
        }
    }

    /// The value, if it is there. Not a step.
    fn peek(&self) -> Option<&T> {
        if self.progress.get() != Progress::Done {
            return None;
        }
        self.target().see();
        // Safety: it is done; nobody writes any more while the lock is shared.
        unsafe { &*self.value.get() }.as_ref()
    }

    fn init(&self, place: Loc, make: impl FnOnce() -> T) {
        let write = |_| {
            let value = make();
            // Safety: this thread holds the object, and nobody reads before it is done.
            unsafe { *self.value.get() = Some(value) };
        };
        // As in std: an initialiser that panicked is as if it had not been called.
        let result = raw::call_once(self.target(), &self.progress, true, place, write);
        ::std::debug_assert!(result.is_ok());
    }

    /// `OnceLock::get`.
    #[track_caller]
    pub fn get(&self) -> Option<&T> {
        raw::look_at_once(self.target(), &self.progress, Location::caller());
        self.peek()
    }

    /// `OnceLock::get_mut`.
    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.value.get_mut().as_mut()
    }

    /// `OnceLock::wait`.
    ///
    /// # Panics
    /// Never.
    #[track_caller]
    pub fn wait(&self) -> &T {
        let place = Location::caller();
        let result = raw::wait_for_once(self.target(), &self.progress, true, place);
        ::std::debug_assert!(result.is_ok());
        self.peek().expect("it is initialised")
    }

    /// `OnceLock::set`.
    ///
    /// # Errors
    /// The value, if there is one already.
    #[track_caller]
    pub fn set(&self, value: T) -> Result<(), T> {
        let mut value = Some(value);
        if self.peek().is_none() {
            self.init(Location::caller(), || {
                value.take().expect("an initialiser is called once")
            });
        }
        match value {
            None => Ok(()),
            Some(value) => Err(value),
        }
    }

    /// `OnceLock::get_or_init`.
    ///
    /// # Panics
    /// If `f` panics; then it is as if it had not been called.
    #[track_caller]
    pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {
        self.init(Location::caller(), f);
        self.peek().expect("it is initialised")
    }

    /// `OnceLock::into_inner`.
    pub fn into_inner(self) -> Option<T> {
        self.value.into_inner()
    }

    /// `OnceLock::take`.
    pub fn take(&mut self) -> Option<T> {
        self.progress.set(Progress::New);
        self.value.get_mut().take()
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
        let lock = OnceLock {
            value: UnsafeCell::new(Some(value)),
            ..OnceLock::new()
        };
        lock.progress.set(Progress::Done);
        lock
    }
}

impl<T: Clone> Clone for OnceLock<T> {
    #[track_caller]
    fn clone(&self) -> OnceLock<T> {
        self.get()
            .map_or_else(OnceLock::new, |value| OnceLock::from(value.clone()))
    }
}

impl<T: PartialEq> PartialEq for OnceLock<T> {
    fn eq(&self, other: &OnceLock<T>) -> bool {
        self.get() == other.get()
    }
}

impl<T: Eq> Eq for OnceLock<T> {}

impl<T: fmt::Debug> fmt::Debug for OnceLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = f.debug_tuple("OnceLock");
        match self.peek() {
            Some(value) => text.field(value),
            None => text.field(&::std::format_args!("<uninit>")),
        };
        text.finish()
    }
}
