// Like Python's: whoever waited at the moment of `set` passes, even if `clear` comes before it has looked.
use std::sync::{Condvar, Mutex};
use std::time::Duration;

#[derive(Default)]
struct State {
    is_set: bool,
    sets: u64,
}

#[derive(Default)]
pub struct Event {
    state: Mutex<State>,
    changed: Condvar,
}

impl Event {
    pub fn new() -> Event {
        Event::default()
    }

    pub fn set(&self) {
        let mut state = self.state.lock().unwrap();
        state.is_set = true;
        state.sets += 1;
        self.changed.notify_all();
    }

    pub fn clear(&self) {
        self.state.lock().unwrap().is_set = false;
    }

    pub fn is_set(&self) -> bool {
        self.state.lock().unwrap().is_set
    }

    pub fn wait(&self) {
        let state = self.state.lock().unwrap();
        let sets = state.sets;
        let _state = self
            .changed
            .wait_while(state, |state| !state.is_set && state.sets == sets)
            .unwrap();
    }

    pub fn wait_timeout(&self, timeout: Duration) -> bool {
        let state = self.state.lock().unwrap();
        let sets = state.sets;
        let not_yet = |state: &mut State| !state.is_set && state.sets == sets;
        let (_state, result) = self
            .changed
            .wait_timeout_while(state, timeout, not_yet)
            .unwrap();
        !result.timed_out()
    }
}
