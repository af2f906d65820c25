//! `std::sync::Barrier`, explored.

use ::grader::kernel::{self, Handle, Until, Value, Waiting};
use ::grader::report::{ObjectKind, Operation};
use ::std::cell::Cell;
use ::std::fmt;
use ::std::panic::{Location, RefUnwindSafe};
use ::std::prelude::rust_2024::*;

/// `std::sync::Barrier`.
pub struct Barrier {
    handle: Handle,
    parties: usize,
    arrived: Cell<usize>,
    round: Cell<u64>,
}

// Safety: explored threads share one OS thread.
unsafe impl Sync for Barrier {}
impl RefUnwindSafe for Barrier {}

/// `std::sync::BarrierWaitResult`.
pub struct BarrierWaitResult(bool);

impl Barrier {
    /// `Barrier::new`.
    #[track_caller]
    #[must_use]
    pub const fn new(n: usize) -> Barrier {
        Barrier {
            handle: Handle::new(ObjectKind::Barrier),
            parties: n,
            arrived: Cell::new(0),
            round: Cell::new(0),
        }
    }

    /// `Barrier::wait`.
    #[track_caller]
    pub fn wait(&self) -> BarrierWaitResult {
        let place = Location::caller();
        let object = Some(self.handle.id(self));
        kernel::point(place);
        let arrived = self.arrived.get() + 1;
        let leads = arrived >= self.parties;
        if leads {
            self.arrived.set(0);
            self.round.set(self.round.get() + 1);
        } else {
            self.arrived.set(arrived);
            let round = self.round.get();
            kernel::block(Waiting {
                operation: Operation::BarrierWait,
                object,
                place,
                until: Until::Condition(&|| self.round.get() != round),
                deadline: None,
            });
        }
        kernel::record(Operation::BarrierWait, object, place, Value::None);
        BarrierWaitResult(leads)
    }
}

impl BarrierWaitResult {
    /// `BarrierWaitResult::is_leader`.
    #[must_use]
    pub fn is_leader(&self) -> bool {
        self.0
    }
}

impl fmt::Debug for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Barrier").finish_non_exhaustive()
    }
}

impl fmt::Debug for BarrierWaitResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BarrierWaitResult")
            .field("is_leader", &self.0)
            .finish()
    }
}
