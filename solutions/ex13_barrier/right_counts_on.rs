// The count is never reset: every multiple of `parties` ends a round.
use std::sync::{Condvar, Mutex};

struct State {
    arrived: usize,
    round: u64,
}

pub struct Barrier {
    parties: usize,
    state: Mutex<State>,
    everyone_here: Condvar,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0, "a barrier needs at least one party");
        Barrier {
            parties,
            state: Mutex::new(State {
                arrived: 0,
                round: 0,
            }),
            everyone_here: Condvar::new(),
        }
    }

    pub fn wait(&self) -> bool {
        let mut state = self.state.lock().unwrap();
        let my_round = state.round;
        state.arrived += 1;
        if state.arrived % self.parties == 0 {
            state.round += 1;
            self.everyone_here.notify_all();
            return true;
        }
        while state.round == my_round {
            state = self.everyone_here.wait(state).unwrap();
        }
        false
    }
}
