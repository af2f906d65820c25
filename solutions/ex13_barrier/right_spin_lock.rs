// The count is a plain number behind a spin lock; the round is atomic, so that those who wait need not lock to look at it.
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

// SAFETY: the count is reached only by whoever has set `locked`.
unsafe impl Sync for Barrier {}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0);
        Barrier {
            parties,
            locked: AtomicBool::new(false),
            count: UnsafeCell::new(0),
            round: AtomicUsize::new(0),
        }
    }

    fn set_count(&self, count: usize) {
        // SAFETY: this thread has set `locked`.
        unsafe { *self.count.get() = count };
    }

    pub fn wait(&self) -> bool {
        while self.locked.swap(true, Ordering::Acquire) {
            hint::spin_loop();
        }
        let round = self.round.load(Ordering::Relaxed);
        // SAFETY: this thread has set `locked`.
        let arrived = unsafe { *self.count.get() } + 1;
        if arrived == self.parties {
            self.set_count(0);
            self.round.store(round + 1, Ordering::Release);
            self.locked.store(false, Ordering::Release);
            return true;
        }
        self.set_count(arrived);
        self.locked.store(false, Ordering::Release);
        while self.round.load(Ordering::Acquire) == round {
            thread::yield_now();
        }
        false
    }
}
