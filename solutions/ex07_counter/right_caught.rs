// Catches the panic under the lock, gives the lock back unharmed, and only then lets the panic go on.
use std::panic::{self, AssertUnwindSafe};
use std::sync::Mutex;

#[derive(Default)]
pub struct Counter {
    value: Mutex<i64>,
}

impl Counter {
    pub fn new() -> Counter {
        Counter::default()
    }

    fn add(&self, by: i64) -> i64 {
        let mut value = self.value.lock().unwrap();
        *value += by;
        *value
    }

    pub fn increase(&self) -> i64 {
        self.add(1)
    }

    pub fn decrease(&self) -> i64 {
        self.add(-1)
    }

    pub fn update(&self, change: impl FnOnce(i64) -> i64) -> i64 {
        let mut value = self.value.lock().unwrap();
        let old = *value;
        match panic::catch_unwind(AssertUnwindSafe(|| change(old))) {
            Ok(new) => {
                *value = new;
                new
            }
            Err(payload) => {
                drop(value);
                panic::resume_unwind(payload)
            }
        }
    }

    pub fn value(&self) -> i64 {
        *self.value.lock().unwrap()
    }
}
