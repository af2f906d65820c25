// expect: panic in survives_a_panic
// `unwrap` on every lock: after one panic in `update` all later calls panic, too.
use std::sync::Mutex;

#[derive(Default)]
pub struct Counter {
    value: Mutex<i64>,
}

impl Counter {
    pub fn new() -> Counter {
        Counter::default()
    }

    pub fn increase(&self) -> i64 {
        self.update(|value| value + 1)
    }

    pub fn decrease(&self) -> i64 {
        self.update(|value| value - 1)
    }

    pub fn update(&self, change: impl FnOnce(i64) -> i64) -> i64 {
        let mut value = self.value.lock().unwrap();
        *value = change(*value);
        *value
    }

    pub fn value(&self) -> i64 {
        *self.value.lock().unwrap()
    }
}
