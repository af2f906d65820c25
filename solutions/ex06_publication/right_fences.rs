// Relaxed accesses, ordered by two fences: one before the flag is stored, one after it was seen.
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering, fence};

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
        self.temperature.store(temperature, Ordering::Relaxed);
        self.pressure.store(pressure, Ordering::Relaxed);
        fence(Ordering::Release);
        self.ready.store(true, Ordering::Relaxed);
    }

    pub fn read(&self) -> Option<(i32, i32)> {
        if !self.ready.load(Ordering::Relaxed) {
            return None;
        }
        fence(Ordering::Acquire);
        let temperature = self.temperature.load(Ordering::Relaxed);
        Some((temperature, self.pressure.load(Ordering::Relaxed)))
    }
}
