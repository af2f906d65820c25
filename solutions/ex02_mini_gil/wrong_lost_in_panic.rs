// expect: limit_exceeded in panic_outside_comes_back
// Goes back inside in ordinary code after the closure: a panic passes it by, and the guard is left without the lock.
use std::sync::{Condvar, Mutex, MutexGuard};

#[derive(Default)]
struct State {
    taken: bool,
    waiting: usize,
    turns: u64,
}

#[derive(Default)]
pub struct Gil {
    state: Mutex<State>,
    freed: Condvar,
    entered: Condvar,
}

pub struct GilGuard<'a> {
    gil: &'a Gil,
}

impl Gil {
    pub fn new() -> Gil {
        Gil::default()
    }

    fn enter(&self, mut state: MutexGuard<State>) {
        state.waiting += 1;
        while state.taken {
            state = self.freed.wait(state).unwrap();
        }
        state.waiting -= 1;
        state.taken = true;
        state.turns += 1;
        self.entered.notify_all();
    }

    fn leave(&self) -> MutexGuard<'_, State> {
        let mut state = self.state.lock().unwrap();
        state.taken = false;
        self.freed.notify_one();
        state
    }

    pub fn acquire(&self) -> GilGuard<'_> {
        self.enter(self.state.lock().unwrap());
        GilGuard { gil: self }
    }

    pub fn waiting(&self) -> usize {
        self.state.lock().unwrap().waiting
    }
}

impl GilGuard<'_> {
    pub fn checkpoint(&mut self) {
        if self.gil.waiting() == 0 {
            return;
        }
        let mut state = self.gil.leave();
        let before = state.turns;
        while state.turns == before {
            state = self.gil.entered.wait(state).unwrap();
        }
        self.gil.enter(state);
    }

    pub fn allow_threads<R>(&mut self, f: impl FnOnce() -> R) -> R {
        drop(self.gil.leave());
        let result = f();
        self.gil.enter(self.gil.state.lock().unwrap());
        result
    }
}

impl Drop for GilGuard<'_> {
    fn drop(&mut self) {
        drop(self.gil.leave());
    }
}
