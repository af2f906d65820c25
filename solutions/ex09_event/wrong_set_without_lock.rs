// expect: waits_forever in set_after_wait
// The flag is set without the mutex: right between a thread's look and its sleep, the notification finds nobody asleep.
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
        let mut guard = self.mutex.lock().unwrap();
        while !self.is_set() {
            guard = self.changed.wait(guard).unwrap();
        }
    }

    pub fn wait_timeout(&self, timeout: Duration) -> bool {
        let guard = self.mutex.lock().unwrap();
        let waiting = self
            .changed
            .wait_timeout_while(guard, timeout, |()| !self.is_set());
        !waiting.unwrap().1.timed_out()
    }
}
