// expect: waits_forever in close_wakes_a_consumer
// The flag is set without the mutex: right between a consumer's look and its sleep, the notification finds nobody asleep.
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex};

pub struct BoundedQueue<T> {
    capacity: usize,
    items: Mutex<VecDeque<T>>,
    is_closed: AtomicBool,
    not_empty: Condvar,
    not_full: Condvar,
}

impl<T> BoundedQueue<T> {
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        assert!(capacity > 0, "a queue needs room for one item");
        BoundedQueue {
            capacity,
            items: Mutex::new(VecDeque::new()),
            is_closed: AtomicBool::new(false),
            not_empty: Condvar::new(),
            not_full: Condvar::new(),
        }
    }

    pub fn push(&self, item: T) -> Result<(), T> {
        let mut items = self.items.lock().unwrap();
        while items.len() == self.capacity && !self.is_closed.load(Ordering::Acquire) {
            items = self.not_full.wait(items).unwrap();
        }
        if self.is_closed.load(Ordering::Acquire) {
            return Err(item);
        }
        items.push_back(item);
        self.not_empty.notify_one();
        Ok(())
    }

    pub fn pop(&self) -> Option<T> {
        let mut items = self.items.lock().unwrap();
        while items.is_empty() && !self.is_closed.load(Ordering::Acquire) {
            items = self.not_empty.wait(items).unwrap();
        }
        let item = items.pop_front();
        self.not_full.notify_one();
        item
    }

    pub fn close(&self) {
        self.is_closed.store(true, Ordering::Release);
        self.not_empty.notify_all();
        self.not_full.notify_all();
    }
}
