// expect: broken_invariant in starts_unset
// Once set, always set: `clear` does nothing.
use std::sync::OnceLock;
use std::sync::{Condvar, Mutex};
use std::time::Duration;

#[derive(Default)]
pub struct Event {
    once: OnceLock<()>,
    mutex: Mutex<()>,
    changed: Condvar,
}

impl Event {
    pub fn new() -> Event {
        Event::default()
    }

    pub fn set(&self) {
        let _guard = self.mutex.lock().unwrap();
        let _again = self.once.set(());
        self.changed.notify_all();
    }

    pub fn clear(&self) {}

    pub fn is_set(&self) -> bool {
        self.once.get().is_some()
    }

    pub fn wait(&self) {
        self.once.wait();
    }

    pub fn wait_timeout(&self, timeout: Duration) -> bool {
        let guard = self.mutex.lock().unwrap();
        let waiting = self
            .changed
            .wait_timeout_while(guard, timeout, |()| !self.is_set());
        !waiting.unwrap().1.timed_out()
    }
}
