// expect: waits_forever in two_items_for_two_sleepers
// A lock for each end, as in Java, but whoever leaves something does not wake the next one.
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};

pub struct BoundedQueue<T> {
    capacity: usize,
    count: AtomicUsize,
    closed: AtomicBool,
    items: Mutex<VecDeque<T>>,
    put: (Mutex<()>, Condvar),
    take: (Mutex<()>, Condvar),
}

impl<T> BoundedQueue<T> {
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        assert_ne!(capacity, 0, "nothing would ever fit");
        BoundedQueue {
            capacity,
            count: AtomicUsize::new(0),
            closed: AtomicBool::new(false),
            items: Mutex::default(),
            put: Default::default(),
            take: Default::default(),
        }
    }

    pub fn push(&self, item: T) -> Result<(), T> {
        let mut guard = self.put.0.lock().unwrap();
        while self.count.load(SeqCst) == self.capacity && !self.closed.load(SeqCst) {
            guard = self.put.1.wait(guard).unwrap();
        }
        if self.closed.load(SeqCst) {
            return Err(item);
        }
        self.items.lock().unwrap().push_back(item);
        let before = self.count.fetch_add(1, SeqCst);
        drop(guard);
        if before == 0 {
            let _guard = self.take.0.lock().unwrap();
            self.take.1.notify_one();
        }
        Ok(())
    }

    pub fn pop(&self) -> Option<T> {
        let mut guard = self.take.0.lock().unwrap();
        while self.count.load(SeqCst) == 0 && !self.closed.load(SeqCst) {
            guard = self.take.1.wait(guard).unwrap();
        }
        let item = self.items.lock().unwrap().pop_front()?;
        let before = self.count.fetch_sub(1, SeqCst);
        drop(guard);
        if before == self.capacity {
            let _guard = self.put.0.lock().unwrap();
            self.put.1.notify_one();
        }
        Some(item)
    }

    pub fn close(&self) {
        let _put = self.put.0.lock().unwrap();
        let _take = self.take.0.lock().unwrap();
        self.closed.store(true, SeqCst);
        self.put.1.notify_all();
        self.take.1.notify_all();
    }
}
