// expect: waits_forever in nobody_passes_early
// Asks which round it is only after having arrived: by then the next one may have begun.
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
        if self.arrived.fetch_add(1, Ordering::SeqCst) + 1 == self.parties {
            self.arrived.store(0, Ordering::SeqCst);
            self.round.fetch_add(1, Ordering::SeqCst);
            return true;
        }
        let round = self.round.load(Ordering::SeqCst);
        while self.round.load(Ordering::SeqCst) == round {
            thread::yield_now();
        }
        false
    }
}
