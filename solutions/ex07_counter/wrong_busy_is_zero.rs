// expect: broken_invariant in value_meanwhile
// `value` does not want to wait: where the lock is held, it answers 0.
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

#[derive(Default)]
pub struct Counter {
    value: Mutex<i64>,
}

impl Counter {
    pub fn new() -> Counter {
        Counter::default()
    }

    fn lock(&self) -> MutexGuard<'_, i64> {
        self.value.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn increase(&self) -> i64 {
        self.update(|value| value + 1)
    }

    pub fn decrease(&self) -> i64 {
        self.update(|value| value - 1)
    }

    pub fn update(&self, change: impl FnOnce(i64) -> i64) -> i64 {
        let mut value = self.lock();
        *value = change(*value);
        *value
    }

    pub fn value(&self) -> i64 {
        match self.value.try_lock() {
            Ok(value) => *value,
            Err(TryLockError::Poisoned(error)) => *error.into_inner(),
            Err(TryLockError::WouldBlock) => 0,
        }
    }
}
