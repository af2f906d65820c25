// expect: wrong_result in up_and_down_cancel
// Works on a copy, and if somebody was faster, the result is thrown away.
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
        let before = *self.guard();
        let after = change(before);
        let mut value = self.guard();
        if *value == before {
            *value = after;
        }
        after
    }

    pub fn value(&self) -> i64 {
        *self.guard()
    }
}
