// With parking_lot: the wait borrows the guard instead of taking it, and a ring of fixed size holds the items.
use parking_lot::{Condvar, Mutex};

struct State<T> {
    slots: Box<[Option<T>]>,
    first: usize,
    len: usize,
    is_closed: bool,
}

pub struct BoundedQueue<T> {
    capacity: usize,
    state: Mutex<State<T>>,
    not_empty: Condvar,
    not_full: Condvar,
}

impl<T> BoundedQueue<T> {
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        assert!(capacity > 0, "a queue needs room for one item");
        let state = State {
            slots: (0..capacity).map(|_| None).collect(),
            first: 0,
            len: 0,
            is_closed: false,
        };
        BoundedQueue {
            capacity,
            state: Mutex::new(state),
            not_empty: Condvar::new(),
            not_full: Condvar::new(),
        }
    }

    pub fn push(&self, item: T) -> Result<(), T> {
        let mut state = self.state.lock();
        while state.len == self.capacity && !state.is_closed {
            self.not_full.wait(&mut state);
        }
        if state.is_closed {
            return Err(item);
        }
        let slot = (state.first + state.len) % self.capacity;
        state.slots[slot] = Some(item);
        state.len += 1;
        self.not_empty.notify_one();
        Ok(())
    }

    pub fn pop(&self) -> Option<T> {
        let mut state = self.state.lock();
        while state.len == 0 && !state.is_closed {
            self.not_empty.wait(&mut state);
        }
        let first = state.first;
        let item = state.slots[first].take()?;
        state.first = (first + 1) % self.capacity;
        state.len -= 1;
        self.not_full.notify_one();
        Some(item)
    }

    pub fn close(&self) {
        self.state.lock().is_closed = true;
        self.not_empty.notify_all();
        self.not_full.notify_all();
    }
}
