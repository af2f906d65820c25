// With parking_lot, whose timed wait takes a deadline.
use std::time::{Duration, Instant};

use parking_lot::{Condvar, Mutex};

#[derive(Default)]
pub struct Event {
    is_set: Mutex<bool>,
    changed: Condvar,
}

impl Event {
    pub fn new() -> Event {
        Event::default()
    }

    pub fn set(&self) {
        let mut is_set = self.is_set.lock();
        *is_set = true;
        self.changed.notify_all();
    }

    pub fn clear(&self) {
        *self.is_set.lock() = false;
    }

    pub fn is_set(&self) -> bool {
        *self.is_set.lock()
    }

    pub fn wait(&self) {
        self.changed
            .wait_while(&mut self.is_set.lock(), |is_set| !*is_set);
    }

    pub fn wait_timeout(&self, timeout: Duration) -> bool {
        let deadline = Instant::now() + timeout;
        let mut is_set = self.is_set.lock();
        while !*is_set {
            if self.changed.wait_until(&mut is_set, deadline).timed_out() {
                return *is_set;
            }
        }
        true
    }
}
