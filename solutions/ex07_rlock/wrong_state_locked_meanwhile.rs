// expect: deadlock in owner_may_lock_again
// Keeps the mutex of the state in the guard: the owner cannot even look who the owner is.
use std::sync::{Mutex, MutexGuard};
use std::thread::{self, ThreadId};

#[derive(Default)]
struct State {
    owner: Option<ThreadId>,
    depth: usize,
}

#[derive(Default)]
pub struct ReentrantLock {
    state: Mutex<State>,
}

pub struct Guard<'a> {
    state: MutexGuard<'a, State>,
}

impl ReentrantLock {
    pub fn new() -> ReentrantLock {
        ReentrantLock::default()
    }

    pub fn lock(&self) -> Guard<'_> {
        let mut state = self.state.lock().unwrap();
        state.owner = Some(thread::current().id());
        state.depth += 1;
        Guard { state }
    }

    pub fn try_lock(&self) -> Option<Guard<'_>> {
        let mut state = self.state.try_lock().ok()?;
        state.owner = Some(thread::current().id());
        state.depth += 1;
        Some(Guard { state })
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        self.state.depth -= 1;
        if self.state.depth == 0 {
            self.state.owner = None;
        }
    }
}
