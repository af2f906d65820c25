// The same with `wait_while`, everybody woken, and one private function for both ways in.
use std::sync::{Condvar, Mutex, MutexGuard};
use std::thread::{self, ThreadId};

type State = Option<(ThreadId, u32)>;

#[derive(Default)]
pub struct ReentrantLock {
    state: Mutex<State>,
    changed: Condvar,
}

pub struct Guard<'a>(&'a ReentrantLock);

fn foreign(state: &State) -> bool {
    matches!(state, Some((owner, _)) if *owner != thread::current().id())
}

impl ReentrantLock {
    pub fn new() -> ReentrantLock {
        ReentrantLock {
            state: Mutex::new(None),
            changed: Condvar::new(),
        }
    }

    fn enter(&self, mut state: MutexGuard<'_, State>) -> Guard<'_> {
        let depth = state.map_or(0, |(_, depth)| depth);
        *state = Some((thread::current().id(), depth + 1));
        Guard(self)
    }

    pub fn lock(&self) -> Guard<'_> {
        let state = self.state.lock().unwrap();
        let state = self
            .changed
            .wait_while(state, |state| foreign(state))
            .unwrap();
        self.enter(state)
    }

    pub fn try_lock(&self) -> Option<Guard<'_>> {
        let state = self.state.lock().unwrap();
        (!foreign(&state)).then(|| self.enter(state))
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        let mut state = self.0.state.lock().unwrap();
        *state = match *state {
            Some((owner, depth)) if depth > 1 => Some((owner, depth - 1)),
            _ => None,
        };
        drop(state);
        self.0.changed.notify_all();
    }
}
