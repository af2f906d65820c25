// expect: wrong_result in reader_sees_the_whole_measurement
// The strongest ordering does not help when the flag is raised before the numbers are there.
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
        self.ready.store(true, Ordering::SeqCst);
        self.temperature.store(temperature, Ordering::SeqCst);
        self.pressure.store(pressure, Ordering::SeqCst);
    }

    pub fn read(&self) -> Option<(i32, i32)> {
        if !self.ready.load(Ordering::SeqCst) {
            return None;
        }
        let temperature = self.temperature.load(Ordering::SeqCst);
        Some((temperature, self.pressure.load(Ordering::SeqCst)))
    }
}
