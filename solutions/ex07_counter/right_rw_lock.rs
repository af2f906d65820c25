// A read-write lock: whoever only looks takes it shared.
use std::sync::RwLock;

#[derive(Default)]
pub struct Counter {
    value: RwLock<i64>,
}

impl Counter {
    pub fn new() -> Counter {
        Counter {
            value: RwLock::new(0),
        }
    }

    pub fn increase(&self) -> i64 {
        self.update(|value| value + 1)
    }

    pub fn decrease(&self) -> i64 {
        self.update(|value| value - 1)
    }

    pub fn update(&self, change: impl FnOnce(i64) -> i64) -> i64 {
        let mut value = match self.value.write() {
            Ok(value) => value,
            Err(poisoned) => {
                self.value.clear_poison();
                poisoned.into_inner()
            }
        };
        *value = change(*value);
        *value
    }

    pub fn value(&self) -> i64 {
        match self.value.read() {
            Ok(value) => *value,
            Err(poisoned) => *poisoned.into_inner(),
        }
    }
}
