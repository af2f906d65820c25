// expect: deadlock in owner_may_lock_again
// A plain mutex in a new coat: the owner waits for itself.
use std::sync::{Mutex, MutexGuard};

#[derive(Default)]
pub struct ReentrantLock(Mutex<()>);

#[allow(dead_code)]
pub struct Guard<'a>(MutexGuard<'a, ()>);

impl ReentrantLock {
    pub fn new() -> ReentrantLock {
        ReentrantLock::default()
    }

    pub fn lock(&self) -> Guard<'_> {
        Guard(self.0.lock().unwrap())
    }

    pub fn try_lock(&self) -> Option<Guard<'_>> {
        self.0.try_lock().ok().map(Guard)
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {}
}
