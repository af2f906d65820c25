// expect: waits_forever in nobody_passes_early
// Whoever comes greets those who are there, but the last one says nothing when the round is over.
use std::sync::{Condvar, Mutex};

pub struct Barrier {
    parties: usize,
    state: Mutex<(usize, usize)>,
    round_over: Condvar,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0);
        Barrier {
            parties,
            state: Mutex::new((0, 0)),
            round_over: Condvar::new(),
        }
    }

    pub fn wait(&self) -> bool {
        self.round_over.notify_all();
        let mut state = self.state.lock().unwrap();
        let round = state.1;
        state.0 += 1;
        if state.0 == self.parties {
            *state = (0, round + 1);
            return true;
        }
        while state.1 == round {
            state = self.round_over.wait(state).unwrap();
        }
        false
    }
}
