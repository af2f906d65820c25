// The strongest ordering everywhere: more than is needed, and right.
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
        self.temperature.store(temperature, Ordering::SeqCst);
        self.pressure.store(pressure, Ordering::SeqCst);
        self.ready.store(true, Ordering::SeqCst);
    }

    pub fn read(&self) -> Option<(i32, i32)> {
        if !self.ready.load(Ordering::SeqCst) {
            return None;
        }
        let temperature = self.temperature.load(Ordering::SeqCst);
        Some((temperature, self.pressure.load(Ordering::SeqCst)))
    }
}
