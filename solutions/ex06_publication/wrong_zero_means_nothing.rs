// expect: broken_invariant in one_thread_alone
// Takes a temperature of 0 for "not there yet".
use std::sync::atomic::{AtomicI32, Ordering};

pub struct Measurement {
    temperature: AtomicI32,
    pressure: AtomicI32,
}

impl Measurement {
    pub fn new() -> Measurement {
        Measurement {
            temperature: AtomicI32::new(0),
            pressure: AtomicI32::new(0),
        }
    }

    pub fn publish(&self, temperature: i32, pressure: i32) {
        self.pressure.store(pressure, Ordering::Relaxed);
        self.temperature.store(temperature, Ordering::Release);
    }

    pub fn read(&self) -> Option<(i32, i32)> {
        match self.temperature.load(Ordering::Acquire) {
            0 => None,
            temperature => Some((temperature, self.pressure.load(Ordering::Relaxed))),
        }
    }
}
