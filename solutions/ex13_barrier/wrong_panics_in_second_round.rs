// expect: panic in next_round_at_once
// Counts down and forgets to fill up again: the second round subtracts from 0.
use std::sync::{Condvar, Mutex};

pub struct Barrier {
    missing: Mutex<usize>,
    all_here: Condvar,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0);
        Barrier {
            missing: Mutex::new(parties),
            all_here: Condvar::new(),
        }
    }

    pub fn wait(&self) -> bool {
        let mut missing = self.missing.lock().unwrap();
        *missing -= 1;
        if *missing == 0 {
            self.all_here.notify_all();
            return true;
        }
        while *missing > 0 {
            missing = self.all_here.wait(missing).unwrap();
        }
        false
    }
}
