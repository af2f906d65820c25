//! Poisoning: a lock whose holder panicked says so to whoever takes it next.

use ::grader::kernel::panicking;
use ::std::cell::Cell;
use ::std::prelude::rust_2024::*;
use ::std::sync::{LockResult, PoisonError};

/// Whether a holder has panicked.
#[derive(Debug, Default)]
pub(super) struct Poison(Cell<bool>);

impl Poison {
    pub(super) const fn new() -> Poison {
        Poison(Cell::new(false))
    }

    pub(super) fn is_set(&self) -> bool {
        self.0.get()
    }

    pub(super) fn clear(&self) {
        self.0.set(false);
    }

    /// A guard is dropped. `before`: whether its thread was already panicking when it took the lock.
    pub(super) fn released(&self, before: bool) {
        if !before && panicking() {
            self.0.set(true);
        }
    }

    pub(super) fn wrap<G>(&self, guard: G) -> LockResult<G> {
        if self.is_set() {
            Err(PoisonError::new(guard))
        } else {
            Ok(guard)
        }
    }
}
