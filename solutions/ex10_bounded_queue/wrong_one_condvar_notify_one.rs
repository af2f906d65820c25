// expect: waits_forever in two_consumers
// One condition variable for both reasons and one thread woken: it may be one that waits for the other thing.
use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};

struct State<T> {
    items: VecDeque<T>,
    is_closed: bool,
}

pub struct BoundedQueue<T> {
    capacity: usize,
    state: Mutex<State<T>>,
    changed: Condvar,
}

impl<T> BoundedQueue<T> {
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        assert!(capacity > 0, "a queue needs room for one item");
        let state = State {
            items: VecDeque::new(),
            is_closed: false,
        };
        BoundedQueue {
            capacity,
            state: Mutex::new(state),
            changed: Condvar::new(),
        }
    }

    pub fn push(&self, item: T) -> Result<(), T> {
        let mut state = self.state.lock().unwrap();
        while state.items.len() == self.capacity && !state.is_closed {
            state = self.changed.wait(state).unwrap();
        }
        if state.is_closed {
            return Err(item);
        }
        state.items.push_back(item);
        self.changed.notify_one();
        Ok(())
    }

    pub fn pop(&self) -> Option<T> {
        let mut state = self.state.lock().unwrap();
        while state.items.is_empty() && !state.is_closed {
            state = self.changed.wait(state).unwrap();
        }
        let item = state.items.pop_front();
        self.changed.notify_one();
        item
    }

    pub fn close(&self) {
        self.state.lock().unwrap().is_closed = true;
        self.changed.notify_all();
    }
}
