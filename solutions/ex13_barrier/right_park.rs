// Whoever comes early leaves a handle and parks; the last one unparks them all. `park` may return for no reason: hence the loop.
use std::mem;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, Thread};

pub struct Barrier {
    parties: usize,
    sleepers: Mutex<Vec<Thread>>,
    round: AtomicUsize,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0);
        Barrier {
            parties,
            sleepers: Mutex::new(Vec::new()),
            round: AtomicUsize::new(0),
        }
    }

    pub fn wait(&self) -> bool {
        let mut sleepers = self.sleepers.lock().unwrap();
        let round = self.round.load(Ordering::Acquire);
        if sleepers.len() + 1 == self.parties {
            let sleepers = mem::take(&mut *sleepers);
            self.round.store(round + 1, Ordering::Release);
            for sleeper in sleepers {
                sleeper.unpark();
            }
            return true;
        }
        sleepers.push(thread::current());
        drop(sleepers);
        while self.round.load(Ordering::Acquire) == round {
            thread::park();
        }
        false
    }
}
