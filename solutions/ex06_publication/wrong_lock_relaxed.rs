// expect: data_race in reader_sees_the_whole_measurement
// The lock lets only one in at a time, but is given back relaxed: whoever is next need not see what was done inside.
use std::cell::UnsafeCell;
use std::hint;
use std::sync::atomic::{AtomicBool, Ordering};

#[derive(Default)]
pub struct Measurement {
    locked: AtomicBool,
    numbers: UnsafeCell<Option<(i32, i32)>>,
}

// SAFETY: the numbers are reached only by whoever has set `locked`.
unsafe impl Sync for Measurement {}

impl Measurement {
    pub fn new() -> Measurement {
        Measurement::default()
    }

    fn with<R>(&self, f: impl FnOnce(&mut Option<(i32, i32)>) -> R) -> R {
        while self.locked.swap(true, Ordering::Acquire) {
            hint::spin_loop();
        }
        // SAFETY: nobody else is here before the lock is given back.
        let result = f(unsafe { &mut *self.numbers.get() });
        self.locked.store(false, Ordering::Relaxed);
        result
    }

    pub fn publish(&self, temperature: i32, pressure: i32) {
        self.with(|numbers| *numbers = Some((temperature, pressure)));
    }

    pub fn read(&self) -> Option<(i32, i32)> {
        self.with(|numbers| *numbers)
    }
}
