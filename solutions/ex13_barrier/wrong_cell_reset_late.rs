// expect: data_race in next_round_at_once
// Keeps the count under a spin lock of its own, but resets it only when the others have been let go and the lock is given back.
use std::cell::UnsafeCell;
use std::hint;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

pub struct Barrier {
    parties: usize,
    locked: AtomicBool,
    count: UnsafeCell<usize>,
    round: AtomicUsize,
}

// SAFETY: (as the author thinks) the count is reached only by whoever has set `locked`.
unsafe impl Sync for Barrier {}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0, "a barrier needs at least one party");
        Barrier {
            parties,
            locked: AtomicBool::new(false),
            count: UnsafeCell::new(0),
            round: AtomicUsize::new(0),
        }
    }

    pub fn wait(&self) -> bool {
        while self.locked.swap(true, Ordering::Acquire) {
            hint::spin_loop();
        }
        let round = self.round.load(Ordering::Relaxed);
        // SAFETY: (as the author thinks) the lock is ours.
        let count = unsafe { &mut *self.count.get() };
        *count += 1;
        if *count == self.parties {
            self.round.store(round + 1, Ordering::Release);
            self.locked.store(false, Ordering::Release);
            *count = 0;
            return true;
        }
        self.locked.store(false, Ordering::Release);
        while self.round.load(Ordering::Acquire) == round {
            thread::yield_now();
        }
        false
    }
}
