// expect: waits_forever in nobody_passes_early
// Counts with a load and a store: two threads read the same number, and one arrival is lost.
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

pub struct Barrier {
    parties: usize,
    arrived: AtomicUsize,
    round: AtomicUsize,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0);
        Barrier {
            parties,
            arrived: AtomicUsize::new(0),
            round: AtomicUsize::new(0),
        }
    }

    pub fn wait(&self) -> bool {
        let round = self.round.load(Ordering::SeqCst);
        let arrived = self.arrived.load(Ordering::SeqCst) + 1;
        self.arrived.store(arrived, Ordering::SeqCst);
        if arrived == self.parties {
            self.arrived.store(0, Ordering::SeqCst);
            self.round.store(round + 1, Ordering::SeqCst);
            return true;
        }
        while self.round.load(Ordering::SeqCst) == round {
            thread::yield_now();
        }
        false
    }
}
