// A queue of sleeping threads: whoever leaves hands the lock to the first one, so that nobody can come between.
use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::mpsc::{self, Sender};

#[derive(Default)]
struct State {
    taken: bool,
    queue: VecDeque<Sender<()>>,
}

#[derive(Default)]
pub struct Gil(Mutex<State>);

pub struct GilGuard<'a>(&'a Gil);

/// Goes back inside when it is dropped.
struct Outside<'a>(&'a Gil);

impl Gil {
    pub fn new() -> Gil {
        Gil::default()
    }

    fn enter(&self) {
        let mut state = self.0.lock().unwrap();
        if !state.taken {
            state.taken = true;
            return;
        }
        let (turn, my_turn) = mpsc::channel();
        state.queue.push_back(turn);
        drop(state);
        my_turn.recv().unwrap();
    }

    fn leave(&self) {
        let mut state = self.0.lock().unwrap();
        match state.queue.pop_front() {
            Some(turn) => turn.send(()).unwrap(),
            None => state.taken = false,
        }
    }

    pub fn acquire(&self) -> GilGuard<'_> {
        self.enter();
        GilGuard(self)
    }

    pub fn waiting(&self) -> usize {
        self.0.lock().unwrap().queue.len()
    }
}

impl GilGuard<'_> {
    pub fn checkpoint(&mut self) {
        self.0.leave();
        self.0.enter();
    }

    pub fn allow_threads<R>(&mut self, f: impl FnOnce() -> R) -> R {
        self.0.leave();
        let _outside = Outside(self.0);
        f()
    }
}

impl Drop for Outside<'_> {
    fn drop(&mut self) {
        self.0.enter();
    }
}

impl Drop for GilGuard<'_> {
    fn drop(&mut self) {
        self.0.leave();
    }
}
