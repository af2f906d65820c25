// `set` wakes one, who wakes the next one: nobody goes without passing the baton on.
use parking_lot::{Condvar, Mutex};
use std::time::{Duration, Instant};

#[derive(Default)]
pub struct Event {
    flag: Mutex<bool>,
    relay: Condvar,
}

struct Baton<'a>(&'a Condvar);

impl Drop for Baton<'_> {
    fn drop(&mut self) {
        self.0.notify_one();
    }
}

impl Event {
    pub fn new() -> Self {
        Self {
            flag: Mutex::new(false),
            relay: Condvar::new(),
        }
    }
    pub fn set(&self) {
        *self.flag.lock() = true;
        self.relay.notify_one();
    }
    pub fn clear(&self) {
        *self.flag.lock() = false;
    }
    pub fn is_set(&self) -> bool {
        *self.flag.lock()
    }
    pub fn wait(&self) {
        let _baton = Baton(&self.relay);
        let mut flag = self.flag.lock();
        while !*flag {
            self.relay.wait(&mut flag);
        }
    }
    pub fn wait_timeout(&self, timeout: Duration) -> bool {
        let _baton = Baton(&self.relay);
        let deadline = Instant::now().checked_add(timeout);
        let mut flag = self.flag.lock();
        while !*flag {
            match deadline {
                Some(deadline) => {
                    if self.relay.wait_until(&mut flag, deadline).timed_out() {
                        break;
                    }
                }
                None => self.relay.wait(&mut flag),
            }
        }
        *flag
    }
}
