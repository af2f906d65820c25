// expect: waits_forever in next_round_at_once
// Opens the next round before the count is back at 0: a fast thread's arrival in it is wiped out.
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
        if self.arrived.fetch_add(1, Ordering::SeqCst) + 1 == self.parties {
            self.round.fetch_add(1, Ordering::SeqCst);
            self.arrived.store(0, Ordering::SeqCst);
            return true;
        }
        while self.round.load(Ordering::SeqCst) == round {
            thread::yield_now();
        }
        false
    }
}
