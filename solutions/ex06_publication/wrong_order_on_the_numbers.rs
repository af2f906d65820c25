// expect: wrong_result in reader_sees_the_whole_measurement
// Release and Acquire, but on the numbers: the flag itself is relaxed.
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};

pub struct Measurement {
    temperature: AtomicI32,
    pressure: AtomicI32,
    ready: AtomicBool,
}

impl Measurement {
    pub fn new() -> Measurement {
        Measurement {
            temperature: AtomicI32::new(0),
            pressure: AtomicI32::new(0),
            ready: AtomicBool::new(false),
        }
    }

    pub fn publish(&self, temperature: i32, pressure: i32) {
        self.temperature.store(temperature, Ordering::Release);
        self.pressure.store(pressure, Ordering::Release);
        self.ready.store(true, Ordering::Relaxed);
    }

    pub fn read(&self) -> Option<(i32, i32)> {
        if !self.ready.load(Ordering::Relaxed) {
            return None;
        }
        let temperature = self.temperature.load(Ordering::Acquire);
        Some((temperature, self.pressure.load(Ordering::Acquire)))
    }
}
