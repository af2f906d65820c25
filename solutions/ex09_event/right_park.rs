// Without a condition variable: whoever waits leaves a handle and parks, and `set` unparks them all.
use std::sync::Mutex;
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

#[derive(Default)]
struct State {
    is_set: bool,
    sleepers: Vec<Thread>,
}

#[derive(Default)]
pub struct Event {
    state: Mutex<State>,
}

impl Event {
    pub fn new() -> Event {
        Event::default()
    }

    pub fn set(&self) {
        let mut state = self.state.lock().unwrap();
        state.is_set = true;
        for sleeper in state.sleepers.drain(..) {
            sleeper.unpark();
        }
    }

    pub fn clear(&self) {
        self.state.lock().unwrap().is_set = false;
    }

    pub fn is_set(&self) -> bool {
        self.state.lock().unwrap().is_set
    }

    /// True if it is set; otherwise this thread will be told.
    fn is_set_or_enlist(&self) -> bool {
        let mut state = self.state.lock().unwrap();
        if !state.is_set {
            state.sleepers.push(thread::current());
        }
        state.is_set
    }

    pub fn wait(&self) {
        while !self.is_set_or_enlist() {
            thread::park();
        }
    }

    pub fn wait_timeout(&self, timeout: Duration) -> bool {
        let deadline = Instant::now() + timeout;
        while !self.is_set_or_enlist() {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            thread::park_timeout(left);
        }
        true
    }
}
