// expect: broken_invariant in survives_a_panic
// Protects the counter from the panic by swallowing it: the caller never learns that nothing was changed.
use std::panic::{self, AssertUnwindSafe};
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
        let old = *value;
        *value = panic::catch_unwind(AssertUnwindSafe(|| change(old))).unwrap_or(old);
        *value
    }

    pub fn value(&self) -> i64 {
        *self.guard()
    }
}
