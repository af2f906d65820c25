// expect: broken_invariant in guards_in_any_order
// Only the first guard holds the lock, the others hold nothing: if the first one goes before them, the lock goes with it.
use std::sync::{Mutex, MutexGuard};
use std::thread::{self, ThreadId};

#[derive(Default)]
pub struct ReentrantLock {
    owner: Mutex<Option<ThreadId>>,
    lock: Mutex<()>,
}

pub struct Guard<'a> {
    of: &'a ReentrantLock,
    held: Option<MutexGuard<'a, ()>>,
}

impl ReentrantLock {
    pub fn new() -> ReentrantLock {
        ReentrantLock::default()
    }

    fn mine(&self) -> bool {
        *self.owner.lock().unwrap() == Some(thread::current().id())
    }

    fn first<'a>(&'a self, held: MutexGuard<'a, ()>) -> Guard<'a> {
        *self.owner.lock().unwrap() = Some(thread::current().id());
        Guard {
            of: self,
            held: Some(held),
        }
    }

    pub fn lock(&self) -> Guard<'_> {
        if self.mine() {
            return Guard {
                of: self,
                held: None,
            };
        }
        self.first(self.lock.lock().unwrap())
    }

    pub fn try_lock(&self) -> Option<Guard<'_>> {
        if self.mine() {
            return Some(Guard {
                of: self,
                held: None,
            });
        }
        Some(self.first(self.lock.try_lock().ok()?))
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        if self.held.is_some() {
            *self.of.owner.lock().unwrap() = None;
        }
    }
}
