// expect: broken_invariant in next_round_at_once
// The count is never set back: in the second round it is above the number of parties, and nobody waits any more.
use std::sync::{Condvar, Mutex};

pub struct Barrier {
    parties: usize,
    arrived: Mutex<usize>,
    all_here: Condvar,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0);
        Barrier {
            parties,
            arrived: Mutex::new(0),
            all_here: Condvar::new(),
        }
    }

    pub fn wait(&self) -> bool {
        let mut arrived = self.arrived.lock().unwrap();
        *arrived += 1;
        if *arrived == self.parties {
            self.all_here.notify_all();
            return true;
        }
        while *arrived < self.parties {
            arrived = self.all_here.wait(arrived).unwrap();
        }
        false
    }
}
