// expect: wrong_result in up_and_down_cancel
// Makes a new mutex in every call: each thread locks its own, and nobody excludes anybody.
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};

#[derive(Default)]
pub struct Counter {
    value: AtomicI64,
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
        let lock = Mutex::new(());
        let _guard = lock.lock().unwrap();
        let new = change(self.value.load(Ordering::SeqCst));
        self.value.store(new, Ordering::SeqCst);
        new
    }

    pub fn value(&self) -> i64 {
        self.value.load(Ordering::SeqCst)
    }
}
