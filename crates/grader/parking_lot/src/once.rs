//! `Once`.

use grader::kernel::{Handle, Loc};
use grader::raw::{self, Poisoned, Progress, Target};
use grader::report::ObjectKind;
use std::cell::Cell;
use std::fmt;
use std::panic::{Location, RefUnwindSafe};

/// `parking_lot::OnceState`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnceState {
    /// Nobody has begun.
    New,
    /// A thread was at it and panicked.
    Poisoned,
    /// A thread is at it.
    InProgress,
    /// It is done.
    Done,
}

impl OnceState {
    /// `OnceState::is_poisoned`.
    pub const fn is_poisoned(self) -> bool {
        matches!(self, OnceState::Poisoned)
    }

    /// `OnceState::poisoned`.
    pub const fn poisoned(self) -> bool {
        self.is_poisoned()
    }

    /// `OnceState::is_completed`.
    pub const fn is_completed(self) -> bool {
        matches!(self, OnceState::Done)
    }

    /// `OnceState::done`.
    pub const fn done(self) -> bool {
        self.is_completed()
    }
}

/// `parking_lot::Once`.
pub struct Once {
    handle: Handle,
    progress: Cell<Progress>,
}

// Safety: explored threads share one OS thread.
unsafe impl Sync for Once {}
impl RefUnwindSafe for Once {}

impl Once {
    /// `Once::new`.
    #[track_caller]
    pub const fn new() -> Once {
        Once {
            handle: Handle::new(ObjectKind::Once),
            progress: Cell::new(Progress::New),
        }
    }

    /// `Once::new_completed`.
    #[track_caller]
    pub const fn new_completed() -> Once {
        Once {
            handle: Handle::new(ObjectKind::Once),
            progress: Cell::new(Progress::Done),
        }
    }

    fn target(&self) -> Target<'_, Once> {
        Target {
            handle: &self.handle,
            whole: self,
        }
    }

    /// `Once::state`.
    #[track_caller]
    pub fn state(&self) -> OnceState {
        match raw::look_at_once(self.target(), &self.progress, Location::caller()) {
            Progress::New => OnceState::New,
            Progress::Poisoned => OnceState::Poisoned,
            Progress::Running => OnceState::InProgress,
            Progress::Done => OnceState::Done,
        }
    }

    /// `Once::is_completed`.
    #[track_caller]
    pub fn is_completed(&self) -> bool {
        self.state().is_completed()
    }

    /// `Once::wait`.
    ///
    /// # Panics
    /// If an initialiser has panicked.
    #[track_caller]
    pub fn wait(&self) {
        let place = Location::caller();
        refuse_poison(raw::wait_for_once(
            self.target(),
            &self.progress,
            false,
            place,
        ));
    }

    /// `Once::wait_force`.
    #[track_caller]
    pub fn wait_force(&self) {
        let place = Location::caller();
        refuse_poison(raw::wait_for_once(
            self.target(),
            &self.progress,
            true,
            place,
        ));
    }

    /// `Once::call_once`.
    ///
    /// # Panics
    /// If `f` panics, or an earlier one has.
    #[track_caller]
    pub fn call_once<F: FnOnce()>(&self, f: F) {
        self.call(Location::caller(), false, |_| f());
    }

    /// `Once::call_once_force`.
    ///
    /// # Panics
    /// If `f` panics.
    #[track_caller]
    pub fn call_once_force<F: FnOnce(OnceState)>(&self, f: F) {
        self.call(Location::caller(), true, |poisoned| {
            f(if poisoned {
                OnceState::Poisoned
            } else {
                OnceState::New
            });
        });
    }

    fn call(&self, place: Loc, ignore_poison: bool, f: impl FnOnce(bool)) {
        let result = raw::call_once(self.target(), &self.progress, ignore_poison, place, f);
        refuse_poison(result);
    }
}

fn refuse_poison(result: Result<(), Poisoned>) {
    assert!(result.is_ok(), "Once instance has previously been poisoned");
}

impl Default for Once {
    #[track_caller]
    fn default() -> Once {
        Once::new()
    }
}

impl fmt::Debug for Once {
    #[track_caller]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Once")
            .field("state", &self.state())
            .finish()
    }
}
