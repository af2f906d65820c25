// expect: busy_wait in whoever_waits_sleeps
// Looks again every millisecond: a busy wait with pauses, and still nobody tells it anything.
use std::collections::VecDeque;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

const PAUSE: Duration = Duration::from_millis(1);

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
            thread::sleep(PAUSE);
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
            thread::sleep(PAUSE);
            state = self.state.lock().unwrap();
        }
        state.items.pop_front()
    }

    pub fn close(&self) {
        self.state.lock().unwrap().is_closed = true;
    }
}
