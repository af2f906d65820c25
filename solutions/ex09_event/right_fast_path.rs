// A look without the lock first: once the event is set, nobody needs to take it. Before sleeping one looks again, with the lock.
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex};
use std::time::Duration;

#[derive(Default)]
pub struct Event {
    is_set: AtomicBool,
    mutex: Mutex<()>,
    changed: Condvar,
}

impl Event {
    pub fn new() -> Event {
        Event::default()
    }

    pub fn set(&self) {
        let _guard = self.mutex.lock().unwrap();
        self.is_set.store(true, Ordering::Release);
        self.changed.notify_all();
    }

    pub fn clear(&self) {
        self.is_set.store(false, Ordering::Release);
    }

    pub fn is_set(&self) -> bool {
        self.is_set.load(Ordering::Acquire)
    }

    pub fn wait(&self) {
        if self.is_set() {
            return;
        }
        let mut guard = self.mutex.lock().unwrap();
        while !self.is_set() {
            guard = self.changed.wait(guard).unwrap();
        }
    }

    pub fn wait_timeout(&self, timeout: Duration) -> bool {
        if self.is_set() {
            return true;
        }
        let guard = self.mutex.lock().unwrap();
        let waiting = self
            .changed
            .wait_timeout_while(guard, timeout, |()| !self.is_set());
        !waiting.unwrap().1.timed_out()
    }
}
