// expect: waits_forever in nobody_passes_early
// Waits in a loop, with the lock in its hand: nobody else can arrive.
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

pub struct Barrier {
    parties: usize,
    arrived: Mutex<usize>,
    round: AtomicUsize,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0);
        Barrier {
            parties,
            arrived: Mutex::new(0),
            round: AtomicUsize::new(0),
        }
    }

    pub fn wait(&self) -> bool {
        let mut arrived = self.arrived.lock().unwrap();
        let round = self.round.load(Ordering::SeqCst);
        *arrived += 1;
        if *arrived == self.parties {
            *arrived = 0;
            self.round.store(round + 1, Ordering::SeqCst);
            return true;
        }
        while self.round.load(Ordering::SeqCst) == round {
            thread::yield_now();
        }
        false
    }
}
