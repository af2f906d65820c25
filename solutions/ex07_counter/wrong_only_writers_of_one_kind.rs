// expect: wrong_result in up_and_down_cancel
// Two locks for one number: one for going up, one for going down. Threads that go different ways do not exclude each other.
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};

#[derive(Default)]
pub struct Counter {
    value: AtomicI64,
    up: Mutex<()>,
    down: Mutex<()>,
}

impl Counter {
    pub fn new() -> Counter {
        Counter::default()
    }

    fn change_by(&self, lock: &Mutex<()>, change: impl FnOnce(i64) -> i64) -> i64 {
        let _guard = lock.lock();
        let new = change(self.value.load(Ordering::SeqCst));
        self.value.store(new, Ordering::SeqCst);
        new
    }

    pub fn increase(&self) -> i64 {
        self.change_by(&self.up, |value| value + 1)
    }

    pub fn decrease(&self) -> i64 {
        self.change_by(&self.down, |value| value - 1)
    }

    pub fn update(&self, change: impl FnOnce(i64) -> i64) -> i64 {
        let _guard = self.down.lock();
        self.change_by(&self.up, change)
    }

    pub fn value(&self) -> i64 {
        self.value.load(Ordering::SeqCst)
    }
}
