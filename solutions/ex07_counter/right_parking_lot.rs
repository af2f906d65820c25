// A mutex that knows no poison.
use parking_lot::Mutex;

#[derive(Default)]
pub struct Counter(Mutex<i64>);

impl Counter {
    pub fn new() -> Counter {
        Counter(Mutex::new(0))
    }

    pub fn increase(&self) -> i64 {
        let mut value = self.0.lock();
        *value += 1;
        *value
    }

    pub fn decrease(&self) -> i64 {
        let mut value = self.0.lock();
        *value -= 1;
        *value
    }

    pub fn update(&self, change: impl FnOnce(i64) -> i64) -> i64 {
        let mut value = self.0.lock();
        *value = change(*value);
        *value
    }

    pub fn value(&self) -> i64 {
        *self.0.lock()
    }
}
