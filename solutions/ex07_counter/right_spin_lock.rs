// A spin lock of its own around a plain number, given back by a guard.
use std::cell::UnsafeCell;
use std::hint;
use std::sync::atomic::{AtomicBool, Ordering};

#[derive(Default)]
pub struct Counter {
    locked: AtomicBool,
    value: UnsafeCell<i64>,
}

// SAFETY: the value is reached only by whoever has set `locked`.
unsafe impl Sync for Counter {}

/// Holds the lock as long as it lives, also while a panic unwinds.
struct Guard<'a>(&'a Counter);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        self.0.locked.store(false, Ordering::Release);
    }
}

impl Counter {
    pub fn new() -> Counter {
        Counter::default()
    }

    fn lock(&self) -> Guard<'_> {
        while self.locked.swap(true, Ordering::Acquire) {
            hint::spin_loop();
        }
        Guard(self)
    }

    pub fn increase(&self) -> i64 {
        self.update(|value| value + 1)
    }

    pub fn decrease(&self) -> i64 {
        self.update(|value| value - 1)
    }

    pub fn update(&self, change: impl FnOnce(i64) -> i64) -> i64 {
        let guard = self.lock();
        let value = self.value.get();
        // SAFETY: the lock is ours until the guard goes.
        unsafe { *value = change(*value) };
        // SAFETY: as above.
        let new = unsafe { *value };
        drop(guard);
        new
    }

    pub fn value(&self) -> i64 {
        let _guard = self.lock();
        // SAFETY: the lock is ours.
        unsafe { *self.value.get() }
    }
}
