// expect: wrong_result in nothing_is_lost
// ✍ Two atomic steps are not one: between them another thread may have added its own.
use std::sync::atomic::{AtomicU64, Ordering};

pub struct Counter {
    value: AtomicU64,
}

impl Counter {
    pub fn new() -> Counter {
        Counter {
            value: AtomicU64::new(0),
        }
    }

    pub fn increment(&self) {
        let seen = self.value.load(Ordering::SeqCst);
        self.value.store(seen + 1, Ordering::SeqCst);
    }

    pub fn value(&self) -> u64 {
        self.value.load(Ordering::SeqCst)
    }
}
