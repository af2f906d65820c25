// expect: data_race in reader_sees_the_whole_measurement
// A fence, but of the wrong kind: Release orders what comes before a store, not what comes after a load.
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
        self.ready.store(true, Ordering::Release);
    }

    pub fn read(&self) -> Option<(i32, i32)> {
        let ready = self.ready.load(Ordering::Relaxed);
        std::sync::atomic::fence(Ordering::Release);
        // SAFETY: whoever has acquired the flag comes after the only write.
        ready.then(|| unsafe { *self.numbers.get() })
    }
}
