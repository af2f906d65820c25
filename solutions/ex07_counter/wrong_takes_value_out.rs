// expect: wrong_result in survives_a_panic
// Takes the value out to change it and puts it back afterwards: a panic leaves 0 behind.
use std::mem;
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
        let old = mem::take(&mut *value);
        *value = change(old);
        *value
    }

    pub fn value(&self) -> i64 {
        *self.guard()
    }
}
