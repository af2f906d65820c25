// expect: wrong_result in nobody_passes_early
// The first one to come is made the leader, and returns at once with the good news.
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
        let mut state = self.state.lock().unwrap();
        let round = state.1;
        state.0 += 1;
        let leader = state.0 == 1;
        if state.0 == self.parties {
            *state = (0, round + 1);
            self.round_over.notify_all();
        }
        while state.1 == round && !leader {
            state = self.round_over.wait(state).unwrap();
        }
        leader
    }
}
