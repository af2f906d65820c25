// A sequence lock: an odd number says that somebody writes; a reader tries again if the number has changed meanwhile.
use std::sync::atomic::{AtomicI32, AtomicU32, Ordering, fence};
use std::thread;

#[derive(Default)]
pub struct Measurement {
    sequence: AtomicU32,
    temperature: AtomicI32,
    pressure: AtomicI32,
}

impl Measurement {
    pub fn new() -> Measurement {
        Measurement::default()
    }

    pub fn publish(&self, temperature: i32, pressure: i32) {
        let before = self.sequence.load(Ordering::Relaxed);
        self.sequence.store(before + 1, Ordering::Relaxed);
        fence(Ordering::Release);
        self.temperature.store(temperature, Ordering::Relaxed);
        self.pressure.store(pressure, Ordering::Relaxed);
        self.sequence.store(before + 2, Ordering::Release);
    }

    pub fn read(&self) -> Option<(i32, i32)> {
        loop {
            let before = self.sequence.load(Ordering::Acquire);
            if before == 0 {
                return None;
            }
            let temperature = self.temperature.load(Ordering::Relaxed);
            let pressure = self.pressure.load(Ordering::Relaxed);
            fence(Ordering::Acquire);
            let after = self.sequence.load(Ordering::Relaxed);
            if before == after && before.is_multiple_of(2) {
                return Some((temperature, pressure));
            }
            thread::yield_now();
        }
    }
}
