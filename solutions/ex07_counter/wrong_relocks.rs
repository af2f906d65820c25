// expect: deadlock in counts_alone
// Calls a method that locks while it holds the lock itself: std's mutex is not re-entrant.
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
        let mut value = self.guard();
        *value = change(*value);
        self.value()
    }

    pub fn value(&self) -> i64 {
        *self.guard()
    }
}
