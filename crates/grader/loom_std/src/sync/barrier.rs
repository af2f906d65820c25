//! `std::sync::Barrier`, which loom has not.

use super::{Condvar, Mutex};
use std::fmt;

/// `std::sync::Barrier`.
pub struct Barrier {
    parties: usize,
    state: Mutex<State>,
    passed: Condvar,
}

struct State {
    arrived: usize,
    round: usize,
}

/// `std::sync::BarrierWaitResult`.
#[derive(Debug)]
pub struct BarrierWaitResult(bool);

impl Barrier {
    /// `Barrier::new`.
    #[track_caller]
    #[must_use]
    pub fn new(parties: usize) -> Barrier {
        Barrier {
            parties,
            state: Mutex::new(State {
                arrived: 0,
                round: 0,
            }),
            passed: Condvar::new(),
        }
    }

    /// `Barrier::wait`.
    #[track_caller]
    pub fn wait(&self) -> BarrierWaitResult {
        let Ok(mut state) = self.state.lock() else {
            unreachable!("never poisoned")
        };
        let round = state.round;
        state.arrived += 1;
        if state.arrived >= self.parties {
            (state.arrived, state.round) = (0, round.wrapping_add(1));
            self.passed.notify_all();
            return BarrierWaitResult(true);
        }
        let passed = self.passed.wait_while(state, |state| state.round == round);
        drop(passed);
        BarrierWaitResult(false)
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
