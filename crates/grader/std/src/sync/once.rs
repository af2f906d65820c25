//! `std::sync::Once`, explored.

use ::grader::kernel::{Handle, Loc};
use ::grader::raw::{self, Poisoned, Progress, Target};
use ::grader::report::ObjectKind;
use ::std::cell::Cell;
use ::std::fmt;
use ::std::marker::PhantomData;
use ::std::panic::{Location, RefUnwindSafe, UnwindSafe};
use ::std::prelude::rust_2024::*;

/// `std::sync::Once`.
pub struct Once {
    handle: Handle,
    progress: Cell<Progress>,
}

// Safety: explored threads share one OS thread.
unsafe impl Sync for Once {}
impl UnwindSafe for Once {}
impl RefUnwindSafe for Once {}

/// `std::sync::ONCE_INIT`.
#[deprecated(note = "the `Once::new()` function is now preferred")]
#[allow(clippy::declare_interior_mutable_const)] // as in std
pub const ONCE_INIT: Once = Once::new();

/// `std::sync::OnceState`.
pub struct OnceState {
    poisoned: bool,
    /// As in std: not to be shared.
    not_sync: PhantomData<Cell<()>>,
}

impl Once {
    /// `Once::new`.
    #[allow(clippy::new_without_default)] // as in std
    #[track_caller]
    #[must_use]
    pub const fn new() -> Once {
        Once {
            handle: Handle::new(ObjectKind::Once),
            progress: Cell::new(Progress::New),
        }
    }

    fn target(&self) -> Target<'_, Once> {
        Target {
            handle: &self.handle,
            whole: self,
        }
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
    pub fn call_once_force<F: FnOnce(&OnceState)>(&self, f: F) {
        self.call(Location::caller(), true, f);
    }

    fn call(&self, place: Loc, ignore_poison: bool, f: impl FnOnce(&OnceState)) {
        let init = |poisoned| {
            f(&OnceState {
                poisoned,
                not_sync: PhantomData,
            });
        };
        let result = raw::call_once(self.target(), &self.progress, ignore_poison, place, init);
        refuse_poison(result);
    }

    /// `Once::is_completed`.
    #[track_caller]
    pub fn is_completed(&self) -> bool {
        raw::look_at_once(self.target(), &self.progress, Location::caller()) == Progress::Done
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
}

fn refuse_poison(result: Result<(), Poisoned>) {
    if result.is_err() {
        ::std::panic!("Once instance has previously been poisoned");
    }
}

impl OnceState {
    /// `OnceState::is_poisoned`.
    pub fn is_poisoned(&self) -> bool {
        self.poisoned
    }
}

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Once").finish_non_exhaustive()
    }
}

impl fmt::Debug for OnceState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OnceState")
            .field("poisoned", &self.poisoned)
            .finish()
    }
}
