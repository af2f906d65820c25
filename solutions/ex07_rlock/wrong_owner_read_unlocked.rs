// expect: data_race in one_thread_at_a_time
// The depth is under a mutex, and so is every change of the owner; but whether the owner comes again is looked up before locking.
use std::cell::UnsafeCell;
use std::sync::{Condvar, Mutex};
use std::thread::{self, ThreadId};

#[derive(Default)]
pub struct ReentrantLock {
    owner: UnsafeCell<Option<ThreadId>>,
    depth: Mutex<usize>,
    freed: Condvar,
}

// SAFETY: (as the author thinks) the owner is changed only under `depth`.
unsafe impl Sync for ReentrantLock {}

pub struct Guard<'a>(&'a ReentrantLock);

impl ReentrantLock {
    pub fn new() -> ReentrantLock {
        ReentrantLock::default()
    }

    fn is_mine(&self) -> bool {
        let me = thread::current().id();
        // SAFETY: (as the author thinks) it is this thread or not, and only this thread can change that.
        unsafe { *self.owner.get() == Some(me) }
    }

    fn set_owner(&self, owner: Option<ThreadId>) {
        // SAFETY: called only under `depth`.
        unsafe { *self.owner.get() = owner };
    }

    pub fn lock(&self) -> Guard<'_> {
        let is_mine = self.is_mine();
        let mut depth = self.depth.lock().unwrap();
        if !is_mine {
            depth = self.freed.wait_while(depth, |depth| *depth > 0).unwrap();
            self.set_owner(Some(thread::current().id()));
        }
        *depth += 1;
        Guard(self)
    }

    pub fn try_lock(&self) -> Option<Guard<'_>> {
        let mut depth = self.depth.lock().unwrap();
        if *depth > 0 && !self.is_mine() {
            return None;
        }
        self.set_owner(Some(thread::current().id()));
        *depth += 1;
        Some(Guard(self))
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        let mut depth = self.0.depth.lock().unwrap();
        *depth -= 1;
        if *depth == 0 {
            self.0.set_owner(None);
            self.0.freed.notify_one();
        }
    }
}
