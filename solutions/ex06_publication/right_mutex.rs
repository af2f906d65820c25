// No atomics at all: whoever takes the mutex sees what was done before it was given back.
use std::sync::Mutex;

pub struct Measurement {
    value: Mutex<Option<(i32, i32)>>,
}

impl Measurement {
    pub fn new() -> Measurement {
        Measurement {
            value: Mutex::new(None),
        }
    }

    pub fn publish(&self, temperature: i32, pressure: i32) {
        *self.value.lock().unwrap() = Some((temperature, pressure));
    }

    pub fn read(&self) -> Option<(i32, i32)> {
        *self.value.lock().unwrap()
    }
}
