// expect: wrong_result in three_parties
// Written for two: the number of parties is not used.
use std::sync::{Condvar, Mutex};

pub struct Barrier {
    somebody_waits: Mutex<(bool, usize)>,
    round_over: Condvar,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0);
        Barrier {
            somebody_waits: Mutex::new((false, 0)),
            round_over: Condvar::new(),
        }
    }

    pub fn wait(&self) -> bool {
        let mut state = self.somebody_waits.lock().unwrap();
        let round = state.1;
        if state.0 {
            *state = (false, round + 1);
            self.round_over.notify_all();
            return true;
        }
        state.0 = true;
        while state.1 == round {
            state = self.round_over.wait(state).unwrap();
        }
        false
    }
}
