// The number in an atomic, the lock beside it: right as long as every method takes the lock and keeps it to the end.
use std::sync::atomic::{AtomicI64, Ordering};

use parking_lot::Mutex;

#[derive(Default)]
pub struct Counter {
    value: AtomicI64,
    changing: Mutex<()>,
}

impl Counter {
    pub fn new() -> Counter {
        Counter::default()
    }

    pub fn increase(&self) -> i64 {
        self.update(|value| value + 1)
    }

    pub fn decrease(&self) -> i64 {
        self.update(|value| value - 1)
    }

    pub fn update(&self, change: impl FnOnce(i64) -> i64) -> i64 {
        let _changing = self.changing.lock();
        let new = change(self.value.load(Ordering::Acquire));
        self.value.store(new, Ordering::Release);
        new
    }

    pub fn value(&self) -> i64 {
        self.value.load(Ordering::Acquire)
    }
}
