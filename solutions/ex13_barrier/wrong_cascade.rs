// expect: waits_forever in three_parties_two_rounds
// Each woken thread wakes the next one. But a thread that waits in the next round already may get the call instead.
use std::sync::{Condvar, Mutex};

pub struct Barrier {
    parties: usize,
    state: Mutex<State>,
    all_here: Condvar,
}

struct State {
    arrived: usize,
    round: usize,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0);
        Barrier {
            parties,
            state: Mutex::new(State {
                arrived: 0,
                round: 0,
            }),
            all_here: Condvar::new(),
        }
    }

    pub fn wait(&self) -> bool {
        let mut state = self.state.lock().unwrap();
        let round = state.round;
        state.arrived += 1;
        if state.arrived == self.parties {
            state.arrived = 0;
            state.round += 1;
            self.all_here.notify_one();
            return true;
        }
        while state.round == round {
            state = self.all_here.wait(state).unwrap();
        }
        self.all_here.notify_one();
        false
    }
}
