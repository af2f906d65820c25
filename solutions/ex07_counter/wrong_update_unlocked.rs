// expect: wrong_result in update_is_one_step
// Does not want to run foreign code under the lock, and so runs it between two critical sections.
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

    fn add(&self, by: i64) -> i64 {
        let mut value = self.guard();
        *value += by;
        *value
    }

    pub fn increase(&self) -> i64 {
        self.add(1)
    }

    pub fn decrease(&self) -> i64 {
        self.add(-1)
    }

    pub fn update(&self, change: impl FnOnce(i64) -> i64) -> i64 {
        let new = change(self.value());
        *self.guard() = new;
        new
    }

    pub fn value(&self) -> i64 {
        *self.guard()
    }
}
