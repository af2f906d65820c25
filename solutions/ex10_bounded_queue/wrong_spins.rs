// expect: busy_wait in pop_waits_for_an_item
// Does not sleep at all: looks again and again, and gives the lock back only in between.
use std::collections::VecDeque;
use std::sync::Mutex;

struct State<T> {
    items: VecDeque<T>,
    is_closed: bool,
}

pub struct BoundedQueue<T> {
    capacity: usize,
    state: Mutex<State<T>>,
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
        }
    }

    pub fn push(&self, item: T) -> Result<(), T> {
        let mut state = self.state.lock().unwrap();
        while state.items.len() == self.capacity && !state.is_closed {
            drop(state);
            state = self.state.lock().unwrap();
        }
        if state.is_closed {
            return Err(item);
        }
        state.items.push_back(item);
        Ok(())
    }

    pub fn pop(&self) -> Option<T> {
        let mut state = self.state.lock().unwrap();
        while state.items.is_empty() && !state.is_closed {
            drop(state);
            state = self.state.lock().unwrap();
        }
        state.items.pop_front()
    }

    pub fn close(&self) {
        self.state.lock().unwrap().is_closed = true;
    }
}
