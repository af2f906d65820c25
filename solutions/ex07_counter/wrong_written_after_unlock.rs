// expect: data_race in up_and_down_cancel
// Gives the lock back before the new value is written, through a pointer that was taken while the lock was held.
use std::cell::UnsafeCell;
use std::hint;
use std::sync::atomic::{AtomicBool, Ordering};

#[derive(Default)]
pub struct Counter {
    locked: AtomicBool,
    value: UnsafeCell<i64>,
}

// SAFETY: (as the author thinks) the value is reached only by whoever has set `locked`.
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
        // SAFETY: the lock is ours.
        let new = change(unsafe { *value });
        drop(guard);
        // SAFETY: (as the author thinks) the pointer is from when the lock was ours.
        unsafe { *value = new };
        new
    }

    pub fn value(&self) -> i64 {
        let _guard = self.lock();
        // SAFETY: the lock is ours.
        unsafe { *self.value.get() }
    }
}
