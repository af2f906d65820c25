// The measurement is complete before anybody can get at it: what is published is its address.
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

#[derive(Default)]
pub struct Measurement {
    numbers: AtomicPtr<(i32, i32)>,
}

impl Measurement {
    pub fn new() -> Measurement {
        Measurement {
            numbers: AtomicPtr::new(ptr::null_mut()),
        }
    }

    pub fn publish(&self, temperature: i32, pressure: i32) {
        let numbers = Box::into_raw(Box::new((temperature, pressure)));
        self.numbers.store(numbers, Ordering::Release);
    }

    pub fn read(&self) -> Option<(i32, i32)> {
        let numbers = self.numbers.load(Ordering::Acquire);
        // SAFETY: null, or a box that lives until the measurement is dropped, and that nobody changes.
        unsafe { numbers.as_ref() }.copied()
    }
}

impl Drop for Measurement {
    fn drop(&mut self) {
        let numbers = *self.numbers.get_mut();
        if !numbers.is_null() {
            // SAFETY: it came from a box, and nobody else has the measurement any more.
            drop(unsafe { Box::from_raw(numbers) });
        }
    }
}
