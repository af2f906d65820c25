// expect: wrong_result in nobody_passes_early
// Parks once and trusts it: `park` may return although nobody has unparked.
use std::sync::Mutex;
use std::thread::{self, Thread};

pub struct Barrier {
    parties: usize,
    sleepers: Mutex<Vec<Thread>>,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0);
        Barrier {
            parties,
            sleepers: Mutex::new(Vec::new()),
        }
    }

    pub fn wait(&self) -> bool {
        let mut sleepers = self.sleepers.lock().unwrap();
        if sleepers.len() + 1 == self.parties {
            for sleeper in sleepers.drain(..) {
                sleeper.unpark();
            }
            return true;
        }
        sleepers.push(thread::current());
        drop(sleepers);
        thread::park();
        false
    }
}
