// expect: waits_forever in next_round_at_once
// Waits until the count is back at 0, but a fast thread raises it again for the next round before a slow one has looked.
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

pub struct Barrier {
    parties: usize,
    arrived: AtomicUsize,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0);
        Barrier {
            parties,
            arrived: AtomicUsize::new(0),
        }
    }

    pub fn wait(&self) -> bool {
        if self.arrived.fetch_add(1, Ordering::SeqCst) + 1 == self.parties {
            self.arrived.store(0, Ordering::SeqCst);
            return true;
        }
        while self.arrived.load(Ordering::SeqCst) != 0 {
            thread::yield_now();
        }
        false
    }
}
