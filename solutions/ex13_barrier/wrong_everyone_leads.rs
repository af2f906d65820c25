// expect: wrong_result in exactly_one_leader
// The leader is whoever finds the count at 0 on its way out. But it is 0 before the first one leaves: they all lead.
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
        if state.0 == self.parties {
            *state = (0, round + 1);
            self.round_over.notify_all();
        }
        while state.1 == round {
            state = self.round_over.wait(state).unwrap();
        }
        state.0 == 0
    }
}
