// expect: busy_wait in set_after_wait
// Looks again and again and never sleeps.
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

#[derive(Default)]
pub struct Event {
    is_set: AtomicBool,
}

impl Event {
    pub fn new() -> Event {
        Event::default()
    }

    pub fn set(&self) {
        self.is_set.store(true, Ordering::Release);
    }

    pub fn clear(&self) {
        self.is_set.store(false, Ordering::Release);
    }

    pub fn is_set(&self) -> bool {
        self.is_set.load(Ordering::Acquire)
    }

    pub fn wait(&self) {
        while !self.is_set() {}
    }

    pub fn wait_timeout(&self, timeout: Duration) -> bool {
        let start = Instant::now();
        while !self.is_set() && start.elapsed() < timeout {}
        self.is_set()
    }
}
