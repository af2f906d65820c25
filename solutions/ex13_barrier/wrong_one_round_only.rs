// expect: waits_forever in next_round_at_once
// The sleepers wait for the count to be 0 again, but a fast thread may raise it for the next round before they have looked.
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
            return true;
        }
        while *arrived != 0 {
            arrived = self.all_here.wait(arrived).unwrap();
        }
        false
    }
}
