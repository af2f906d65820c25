// expect: waits_forever in set_before_wait
// Only notifies: whoever comes later waits for a notification that has already been.
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
        let _unused = self.changed.wait(is_set).unwrap();
    }

    pub fn wait_timeout(&self, timeout: Duration) -> bool {
        let is_set = self.is_set.lock().unwrap();
        let waiting = self
            .changed
            .wait_timeout_while(is_set, timeout, |is_set| !*is_set);
        let (is_set, _) = waiting.unwrap();
        *is_set
    }
}
