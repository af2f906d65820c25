// expect: waits_forever in nobody_passes_early
// Looks at the round, gives the lock back, and only then lies down: the call to wake up may come in between.
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

    fn round(&self) -> usize {
        self.state.lock().unwrap().1
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
        drop(state);
        while self.round() == round {
            let state = self.state.lock().unwrap();
            drop(self.round_over.wait(state).unwrap());
        }
        false
    }
}
