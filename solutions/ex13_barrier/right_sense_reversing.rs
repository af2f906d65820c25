// Sense-reversing: the colour of the round is turned by the last to come, and the others wait for the turn.
use std::hint;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

pub struct Barrier {
    parties: usize,
    missing: AtomicUsize,
    colour: AtomicBool,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0, "nobody would ever come");
        Barrier {
            parties,
            missing: AtomicUsize::new(parties),
            colour: AtomicBool::new(false),
        }
    }

    pub fn wait(&self) -> bool {
        let next_colour = !self.colour.load(Ordering::Acquire);
        if self.missing.fetch_sub(1, Ordering::AcqRel) == 1 {
            self.missing.store(self.parties, Ordering::Relaxed);
            self.colour.store(next_colour, Ordering::Release);
            true
        } else {
            while self.colour.load(Ordering::Acquire) != next_colour {
                hint::spin_loop();
            }
            false
        }
    }
}
