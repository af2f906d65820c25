// expect: broken_invariant in returns_its_own_result
// Changes the value under the lock, but takes the lock a second time to read what it returns.
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
        *self.guard() += 1;
        self.value()
    }

    pub fn decrease(&self) -> i64 {
        *self.guard() -= 1;
        self.value()
    }

    pub fn update(&self, change: impl FnOnce(i64) -> i64) -> i64 {
        let mut value = self.guard();
        *value = change(*value);
        *value
    }

    pub fn value(&self) -> i64 {
        *self.guard()
    }
}
