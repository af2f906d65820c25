// Wakes everybody at each guard's end. Most of them in vain, but each one looks.
use std::sync::{Condvar, Mutex};
use std::thread::{self, ThreadId};

#[derive(Default)]
struct State {
    owner: Option<ThreadId>,
    depth: usize,
}

#[derive(Default)]
pub struct ReentrantLock {
    state: Mutex<State>,
    freed: Condvar,
}

pub struct Guard<'a> {
    lock: &'a ReentrantLock,
}

impl ReentrantLock {
    pub fn new() -> ReentrantLock {
        ReentrantLock::default()
    }

    pub fn lock(&self) -> Guard<'_> {
        let me = thread::current().id();
        let mut state = self.state.lock().unwrap();
        while state.owner.is_some_and(|owner| owner != me) {
            state = self.freed.wait(state).unwrap();
        }
        state.owner = Some(me);
        state.depth += 1;
        Guard { lock: self }
    }

    pub fn try_lock(&self) -> Option<Guard<'_>> {
        let me = thread::current().id();
        let mut state = self.state.lock().unwrap();
        if state.owner.is_some_and(|owner| owner != me) {
            return None;
        }
        state.owner = Some(me);
        state.depth += 1;
        Some(Guard { lock: self })
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        let mut state = self.lock.state.lock().unwrap();
        state.depth -= 1;
        self.lock.freed.notify_all();
        if state.depth == 0 {
            state.owner = None;
            self.lock.freed.notify_one();
        }
    }
}
