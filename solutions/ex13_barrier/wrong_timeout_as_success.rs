// expect: wrong_result in nobody_passes_early
// Does not look whether the wait ended because the time was up.
use std::sync::{Condvar, Mutex};
use std::time::Duration;

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
            return true;
        }
        let limit = Duration::from_secs(5);
        let still_this_round = |state: &mut (usize, usize)| state.1 == round;
        let _result = self
            .round_over
            .wait_timeout_while(state, limit, still_this_round)
            .unwrap();
        false
    }
}
