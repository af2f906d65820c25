// expect: data_race in reader_sees_the_whole_measurement
// Borrows the numbers once, and writes the second one through the same reference when the flag has already let the reader in.
use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering};

#[derive(Default)]
pub struct Measurement {
    numbers: UnsafeCell<(i32, i32)>,
    ready: AtomicBool,
}

// SAFETY: (as the author thinks) the numbers are written before they are read.
unsafe impl Sync for Measurement {}

impl Measurement {
    pub fn new() -> Measurement {
        Measurement::default()
    }

    pub fn publish(&self, temperature: i32, pressure: i32) {
        // SAFETY: (as the author thinks) called at most once, and nobody reads yet.
        let numbers = unsafe { &mut *self.numbers.get() };
        numbers.0 = temperature;
        self.ready.store(true, Ordering::Release);
        numbers.1 = pressure;
    }

    pub fn read(&self) -> Option<(i32, i32)> {
        let ready = self.ready.load(Ordering::Acquire);
        // SAFETY: (as the author thinks) whoever has acquired the flag comes after the writes.
        ready.then(|| unsafe { *self.numbers.get() })
    }
}
