//! `std::sync::LazyLock`, explored.

use ::grader::kernel::{Handle, Loc};
use ::grader::raw::{self, Progress, Target};
use ::grader::report::ObjectKind;
use ::std::cell::{Cell, UnsafeCell};
use ::std::fmt;
use ::std::ops::{Deref, DerefMut};
use ::std::panic::{Location, RefUnwindSafe, UnwindSafe};
use ::std::prelude::rust_2024::*;

/// What a lazy value is at first, and then.
enum State<T, F> {
    Function(F),
    Value(T),
    /// The function has been called and has not returned a value.
    Empty,
}

/// `std::sync::LazyLock`.
pub struct LazyLock<T, F = fn() -> T> {
    handle: Handle,
    progress: Cell<Progress>,
    state: UnsafeCell<State<T, F>>,
}

// Safety: the function is called once, by the thread that holds the object; the value is only shared afterwards.
unsafe impl<T: Sync + Send, F: Send> Sync for LazyLock<T, F> {}
impl<T: UnwindSafe, F: UnwindSafe> UnwindSafe for LazyLock<T, F> {}
impl<T: RefUnwindSafe + UnwindSafe, F: UnwindSafe> RefUnwindSafe for LazyLock<T, F> {}

const POISONED: &str = "LazyLock instance has previously been poisoned";

impl<T, F> LazyLock<T, F> {
    fn target(&self) -> Target<'_, LazyLock<T, F>> {
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
        match unsafe { &*self.state.get() } {
            State::Value(value) => Some(value),
            State::Function(_) | State::Empty => None,
        }
    }

    /// `LazyLock::get`.
    #[track_caller]
    pub fn get(this: &LazyLock<T, F>) -> Option<&T> {
        raw::look_at_once(this.target(), &this.progress, Location::caller());
        this.peek()
    }

    /// `LazyLock::get_mut`.
    pub fn get_mut(this: &mut LazyLock<T, F>) -> Option<&mut T> {
        match this.state.get_mut() {
            State::Value(value) => Some(value),
            State::Function(_) | State::Empty => None,
        }
    }
}

impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    /// `LazyLock::new`.
    #[track_caller]
    pub const fn new(f: F) -> LazyLock<T, F> {
        LazyLock {
            handle: Handle::new(ObjectKind::Once),
            progress: Cell::new(Progress::New),
            state: UnsafeCell::new(State::Function(f)),
        }
    }

    /// `LazyLock::force`.
    ///
    /// # Panics
    /// If the function panics, or has done so before.
    #[track_caller]
    pub fn force(this: &LazyLock<T, F>) -> &T {
        this.force_at(Location::caller())
    }

    fn force_at(&self, place: Loc) -> &T {
        let call = |_| {
            // Safety: this thread holds the object, and nobody reads before it is done.
            let function = unsafe { ::std::mem::replace(&mut *self.state.get(), State::Empty) };
            if let State::Function(function) = function {
                let value = function();
                // Safety: as above.
                unsafe { *self.state.get() = State::Value(value) };
            }
        };
        if raw::call_once(self.target(), &self.progress, false, place, call).is_err() {
            ::std::panic!("{POISONED}");
        }
        self.peek().expect("it is initialised")
    }

    /// `LazyLock::force_mut`.
    ///
    /// # Panics
    /// If the function panics, or has done so before.
    #[track_caller]
    pub fn force_mut(this: &mut LazyLock<T, F>) -> &mut T {
        this.force_at(Location::caller());
        LazyLock::get_mut(this).expect("it is initialised")
    }
}

impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;

    #[track_caller]
    fn deref(&self) -> &T {
        self.force_at(Location::caller())
    }
}

impl<T, F: FnOnce() -> T> DerefMut for LazyLock<T, F> {
    #[track_caller]
    fn deref_mut(&mut self) -> &mut T {
        LazyLock::force_mut(self)
    }
}

impl<T: Default> Default for LazyLock<T> {
    #[track_caller]
    fn default() -> LazyLock<T> {
        LazyLock::new(T::default)
    }
}

impl<T: fmt::Debug, F> fmt::Debug for LazyLock<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = f.debug_tuple("LazyLock");
        match self.peek() {
            Some(value) => text.field(value),
            None => text.field(&::std::format_args!("<uninit>")),
        };
        text.finish()
    }
}
