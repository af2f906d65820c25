// parking_lot: a condition variable that borrows the guard; woken is one waiter at a time.
use parking_lot::{Condvar, Mutex};
use std::thread::{self, ThreadId};

#[derive(Default)]
pub struct ReentrantLock {
    holders: Mutex<Vec<ThreadId>>,
    free: Condvar,
}

pub struct Guard<'a>(&'a ReentrantLock);

impl ReentrantLock {
    pub fn new() -> ReentrantLock {
        ReentrantLock::default()
    }

    pub fn lock(&self) -> Guard<'_> {
        let me = thread::current().id();
        let mut holders = self.holders.lock();
        while holders.first().is_some_and(|holder| *holder != me) {
            self.free.wait(&mut holders);
        }
        holders.push(me);
        Guard(self)
    }

    pub fn try_lock(&self) -> Option<Guard<'_>> {
        let me = thread::current().id();
        let mut holders = self.holders.lock();
        match holders.first() {
            Some(holder) if *holder != me => None,
            _ => {
                holders.push(me);
                Some(Guard(self))
            }
        }
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        let mut holders = self.0.holders.lock();
        holders.pop();
        if holders.is_empty() {
            self.0.free.notify_one();
        }
    }
}
