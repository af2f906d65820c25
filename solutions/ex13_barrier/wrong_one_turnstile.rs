// expect: broken_invariant in next_round_at_once
// One semaphore instead of two turnstiles: a fast thread takes, in the next round, the permit of a slow one.
use std::sync::{Condvar, Mutex};

pub struct Barrier {
    parties: usize,
    arrived: Mutex<usize>,
    permits: Mutex<usize>,
    more: Condvar,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0);
        Barrier {
            parties,
            arrived: Mutex::new(0),
            permits: Mutex::new(0),
            more: Condvar::new(),
        }
    }

    pub fn wait(&self) -> bool {
        let mut arrived = self.arrived.lock().unwrap();
        *arrived += 1;
        if *arrived == self.parties {
            *arrived = 0;
            *self.permits.lock().unwrap() += self.parties - 1;
            self.more.notify_all();
            return true;
        }
        drop(arrived);
        let permits = self.permits.lock().unwrap();
        let mut permits = self.more.wait_while(permits, |n| *n == 0).unwrap();
        *permits -= 1;
        false
    }
}
