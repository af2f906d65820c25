// A timed wait in a loop: that the time is up proves nothing, so the round is looked at again.
use std::sync::{Condvar, Mutex};
use std::time::Duration;

pub struct Barrier {
    parties: usize,
    state: Mutex<(usize, u32)>,
    changed: Condvar,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0);
        Barrier {
            parties,
            state: Mutex::new((0, 0)),
            changed: Condvar::new(),
        }
    }

    pub fn wait(&self) -> bool {
        let mut state = self.state.lock().unwrap();
        let round = state.1;
        state.0 += 1;
        if state.0 == self.parties {
            *state = (0, round + 1);
            self.changed.notify_all();
            return true;
        }
        while state.1 == round {
            let pause = Duration::from_millis(50);
            state = self.changed.wait_timeout(state, pause).unwrap().0;
        }
        false
    }
}
