// expect: data_race in next_round_at_once
// The last one gives the lock back and then resets the count: by then the next round has begun to count.
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
        assert!(parties > 0);
        Barrier {
            parties,
            locked: AtomicBool::new(false),
            count: UnsafeCell::new(0),
            round: AtomicUsize::new(0),
        }
    }

    fn set_count(&self, count: usize) {
        // SAFETY: (as the author thinks) this thread has set `locked`.
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
            self.round.store(round + 1, Ordering::Release);
            self.locked.store(false, Ordering::Release);
            self.set_count(0);
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
