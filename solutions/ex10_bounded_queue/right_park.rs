// Without condition variables: whoever has to wait leaves a handle and parks, and is told in person.
use std::collections::VecDeque;
use std::sync::Mutex;
use std::thread::{self, Thread};

struct State<T> {
    items: VecDeque<T>,
    is_closed: bool,
    sleepers: Vec<Thread>,
}

impl<T> State<T> {
    fn wake_everybody(&mut self) {
        for sleeper in self.sleepers.drain(..) {
            sleeper.unpark();
        }
    }
}

pub struct BoundedQueue<T> {
    capacity: usize,
    state: Mutex<State<T>>,
}

impl<T> BoundedQueue<T> {
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        assert!(capacity > 0);
        let state = State {
            items: VecDeque::new(),
            is_closed: false,
            sleepers: Vec::new(),
        };
        BoundedQueue {
            capacity,
            state: Mutex::new(state),
        }
    }

    pub fn push(&self, item: T) -> Result<(), T> {
        loop {
            let mut state = self.state.lock().unwrap();
            if state.is_closed {
                return Err(item);
            }
            if state.items.len() < self.capacity {
                state.items.push_back(item);
                state.wake_everybody();
                return Ok(());
            }
            state.sleepers.push(thread::current());
            drop(state);
            thread::park();
        }
    }

    pub fn pop(&self) -> Option<T> {
        loop {
            let mut state = self.state.lock().unwrap();
            let item = state.items.pop_front();
            if item.is_some() || state.is_closed {
                state.wake_everybody();
                return item;
            }
            state.sleepers.push(thread::current());
            drop(state);
            thread::park();
        }
    }

    pub fn close(&self) {
        let mut state = self.state.lock().unwrap();
        state.is_closed = true;
        state.wake_everybody();
    }
}
