// expect: wrong_result in up_and_down_cancel
// Takes the lock, but keeps the guard nowhere: it is gone at the end of the same line.
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};

#[derive(Default)]
pub struct Counter {
    value: AtomicI64,
    lock: Mutex<()>,
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
        drop(self.lock.lock());
        let new = change(self.value.load(Ordering::SeqCst));
        self.value.store(new, Ordering::SeqCst);
        new
    }

    pub fn value(&self) -> i64 {
        self.value.load(Ordering::SeqCst)
    }
}
