// expect: waits_forever in nobody_passes_early
// The sleepers look at the count, but the last one has already set it back to 0: they never see it full.
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
            *arrived = 0;
            self.all_here.notify_all();
            true
        } else {
            while *arrived < self.parties {
                arrived = self.all_here.wait(arrived).unwrap();
            }
            false
        }
    }
}
