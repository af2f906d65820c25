// expect: no_overlap in limit_covers_the_whole_wait
// Each wake-up gives the whole time again.
use std::sync::{Condvar, Mutex};
use std::time::Duration;

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
        *self.is_set.lock().unwrap() = true;
        self.changed.notify_all();
    }

    pub fn clear(&self) {
        *self.is_set.lock().unwrap() = false;
    }

    pub fn is_set(&self) -> bool {
        *self.is_set.lock().unwrap()
    }

    pub fn wait(&self) {
        let is_set = self.is_set.lock().unwrap();
        let _is_set = self.changed.wait_while(is_set, |is_set| !*is_set).unwrap();
    }

    pub fn wait_timeout(&self, timeout: Duration) -> bool {
        let mut is_set = self.is_set.lock().unwrap();
        while !*is_set {
            let (guard, result) = self.changed.wait_timeout(is_set, timeout).unwrap();
            is_set = guard;
            if result.timed_out() {
                break;
            }
        }
        *is_set
    }
}
