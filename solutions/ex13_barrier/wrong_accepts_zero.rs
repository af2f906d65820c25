// expect: broken_invariant in zero_parties_panic
// Right in all else, but `new(0)` makes a barrier that nobody can pass.
use std::sync::{Condvar, Mutex};

pub struct Barrier {
    parties: usize,
    state: Mutex<(usize, usize)>,
    round_over: Condvar,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        Barrier {
            parties,
            state: Mutex::new((0, 0)),
            round_over: Condvar::new(),
        }
    }

    pub fn wait(&self) -> bool {
        let mut state = self.state.lock().unwrap();
        let round = state.1;
        state.0 += 1;
        if state.0 == self.parties {
            *state = (0, round + 1);
            self.round_over.notify_all();
            return true;
        }
        while state.1 == round {
            state = self.round_over.wait(state).unwrap();
        }
        false
    }
}
