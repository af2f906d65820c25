// expect: stuck in nobody_passes_early
// The loop changes a copy: it never ends, and it never synchronises either.
use std::sync::Mutex;

pub struct Barrier {
    parties: usize,
    arrived: Mutex<usize>,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0);
        Barrier {
            parties,
            arrived: Mutex::new(0),
        }
    }

    pub fn wait(&self) -> bool {
        let mut arrived = self.arrived.lock().unwrap();
        *arrived += 1;
        let here = *arrived;
        let leader = here == self.parties;
        drop(arrived);
        while here <= self.parties {
            // wait for the others
        }
        leader
    }
}
