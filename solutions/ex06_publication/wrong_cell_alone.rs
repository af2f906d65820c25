// expect: data_race in reader_sees_the_whole_measurement
// An `Option` says by itself whether the measurement is there, but looking at it is already reading it.
use std::cell::UnsafeCell;

#[derive(Default)]
pub struct Measurement {
    numbers: UnsafeCell<Option<(i32, i32)>>,
}

// SAFETY: (as the author thinks) there is only one writer, and it writes only once.
unsafe impl Sync for Measurement {}

impl Measurement {
    pub fn new() -> Measurement {
        Measurement::default()
    }

    pub fn publish(&self, temperature: i32, pressure: i32) {
        // SAFETY: called at most once.
        unsafe { *self.numbers.get() = Some((temperature, pressure)) };
    }

    pub fn read(&self) -> Option<(i32, i32)> {
        // SAFETY: (as the author thinks) it is there or not.
        unsafe { *self.numbers.get() }
    }
}
