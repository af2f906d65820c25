//! A queue which is closed while more than one consumer waits.

use crate::support::{fails, passes};
use grader::report::Diagnosis;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};
use std::thread;

#[derive(Default)]
struct Queue {
    items: Mutex<VecDeque<u32>>,
    closed: AtomicBool,
    changed: Condvar,
}

impl Queue {
    fn take(&self) -> Option<u32> {
        let nothing_yet = |items: &mut VecDeque<u32>| items.is_empty() && !self.closed.load(SeqCst);
        let items = self.items.lock().unwrap();
        let mut items = self.changed.wait_while(items, nothing_yet).unwrap();
        items.pop_front()
    }
}

fn case(close: fn(&Queue)) {
    let queue = Queue::default();
    let consume = || while queue.take().is_some() {};
    thread::scope(|scope| {
        scope.spawn(consume);
        scope.spawn(consume);
        close(&queue);
    });
}

pub fn wrong() {
    fn close(queue: &Queue) {
        let _items = queue.items.lock().unwrap();
        queue.closed.store(true, SeqCst);
        queue.changed.notify_one();
    }
    fails(
        "one consumer told of the end",
        || case(close),
        Diagnosis::WaitsForever,
    );
}

pub fn wrong_without_the_lock() {
    fn close(queue: &Queue) {
        queue.closed.store(true, SeqCst);
        queue.changed.notify_all();
    }
    fails(
        "closed without the lock",
        || case(close),
        Diagnosis::WaitsForever,
    );
}

pub fn right() {
    fn close(queue: &Queue) {
        let _items = queue.items.lock().unwrap();
        queue.closed.store(true, SeqCst);
        queue.changed.notify_all();
    }
    passes("all told of the end, under the lock", || case(close));
}
