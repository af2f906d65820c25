// expect: wrong_result in up_and_down_cancel
// Reads under the lock, gives it back, and writes under it again: each step is protected, the two together are not.
use std::sync::{Mutex, MutexGuard, PoisonError};

#[derive(Default)]
pub struct Counter {
    value: Mutex<i64>,
}

impl Counter {
    pub fn new() -> Counter {
        Counter::default()
    }

    fn guard(&self) -> MutexGuard<'_, i64> {
        self.value.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn increase(&self) -> i64 {
        self.update(|value| value + 1)
    }

    pub fn decrease(&self) -> i64 {
        self.update(|value| value - 1)
    }

    pub fn update(&self, change: impl FnOnce(i64) -> i64) -> i64 {
        let old = *self.guard();
        let new = change(old);
        *self.guard() = new;
        new
    }

    pub fn value(&self) -> i64 {
        *self.guard()
    }
}
