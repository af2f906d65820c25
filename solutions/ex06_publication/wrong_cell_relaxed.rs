// expect: data_race in reader_sees_the_whole_measurement
// The flag is relaxed on both sides, and the numbers are no atomics: nothing orders reading them after writing them.
use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering};

#[derive(Default)]
pub struct Measurement {
    numbers: UnsafeCell<(i32, i32)>,
    ready: AtomicBool,
}

// SAFETY: (as the author thinks) the numbers are written before `ready` is set, and read only after that.
unsafe impl Sync for Measurement {}

impl Measurement {
    pub fn new() -> Measurement {
        Measurement::default()
    }

    pub fn publish(&self, temperature: i32, pressure: i32) {
        // SAFETY: called at most once, and nobody reads before the next line.
        unsafe { *self.numbers.get() = (temperature, pressure) };
        self.ready.store(true, Ordering::Relaxed);
    }

    pub fn read(&self) -> Option<(i32, i32)> {
        let ready = self.ready.load(Ordering::Relaxed);
        // SAFETY: (as the author thinks) whoever has seen the flag comes after the only write.
        ready.then(|| unsafe { *self.numbers.get() })
    }
}
