// As CPython does it: a flag under a mutex, a condition for those who wait, and another one for whoever has given way.
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
        struct Back<'a>(&'a Gil);
        impl Drop for Back<'_> {
            fn drop(&mut self) {
                self.0.enter(self.0.state.lock().unwrap());
            }
        }
        drop(self.gil.leave());
        let _back = Back(self.gil);
        f()
    }
}

impl Drop for GilGuard<'_> {
    fn drop(&mut self) {
        drop(self.gil.leave());
    }
}
