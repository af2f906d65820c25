// The flag is only ever exchanged, never loaded or stored.
use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering};

#[derive(Default)]
pub struct Measurement {
    numbers: UnsafeCell<(i32, i32)>,
    ready: AtomicBool,
}

// SAFETY: the numbers are written once, before `ready` is released, and read only after it was acquired.
unsafe impl Sync for Measurement {}

impl Measurement {
    pub fn new() -> Measurement {
        Measurement::default()
    }

    pub fn publish(&self, temperature: i32, pressure: i32) {
        // SAFETY: called at most once, and nobody reads before the next line.
        unsafe { *self.numbers.get() = (temperature, pressure) };
        self.ready.swap(true, Ordering::AcqRel);
    }

    pub fn read(&self) -> Option<(i32, i32)> {
        let ready = self
            .ready
            .compare_exchange(true, true, Ordering::Acquire, Ordering::Relaxed)
            .is_ok();
        // SAFETY: whoever has acquired the flag comes after the only write.
        ready.then(|| unsafe { *self.numbers.get() })
    }
}
