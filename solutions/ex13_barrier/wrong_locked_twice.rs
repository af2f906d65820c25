// expect: deadlock in nobody_passes_early
// A helper takes the lock that `wait` already holds: the thread waits for itself.
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

    fn start_next_round(&self) {
        let mut state = self.state.lock().unwrap();
        state.0 = 0;
        state.1 += 1;
        self.round_over.notify_all();
    }

    pub fn wait(&self) -> bool {
        let mut state = self.state.lock().unwrap();
        let round = state.1;
        state.0 += 1;
        if state.0 == self.parties {
            self.start_next_round();
            return true;
        }
        while state.1 == round {
            state = self.round_over.wait(state).unwrap();
        }
        false
    }
}
