// Without a round number: the door is shut until the last one of the round before has left.
use std::sync::{Condvar, Mutex};

struct State {
    inside: usize,
    leaving: bool,
}

pub struct Barrier {
    parties: usize,
    state: Mutex<State>,
    changed: Condvar,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0);
        let state = State {
            inside: 0,
            leaving: false,
        };
        Barrier {
            parties,
            state: Mutex::new(state),
            changed: Condvar::new(),
        }
    }

    pub fn wait(&self) -> bool {
        let mut state = self.state.lock().unwrap();
        while state.leaving {
            state = self.changed.wait(state).unwrap();
        }
        state.inside += 1;
        let leader = state.inside == self.parties;
        if leader {
            state.leaving = true;
            self.changed.notify_all();
        }
        while !state.leaving {
            state = self.changed.wait(state).unwrap();
        }
        state.inside -= 1;
        if state.inside == 0 {
            state.leaving = false;
            self.changed.notify_all();
        }
        leader
    }
}
