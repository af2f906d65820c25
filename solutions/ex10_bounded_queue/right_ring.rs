// A ring of bare memory: two numbers under the lock say which places hold an item.
use std::cell::UnsafeCell;
use std::mem::MaybeUninit;
use std::sync::{Condvar, Mutex};

type Slot<T> = UnsafeCell<MaybeUninit<T>>;

/// How many items were ever taken out and put in: their places are the remainders by the capacity.
#[derive(Default)]
struct Ends {
    head: usize,
    tail: usize,
    closed: bool,
}

pub struct BoundedQueue<T> {
    slots: Box<[Slot<T>]>,
    ends: Mutex<Ends>,
    more: Condvar,
    room: Condvar,
}

// SAFETY: the slots are reached only under the lock.
unsafe impl<T: Send> Sync for BoundedQueue<T> {}

impl<T> BoundedQueue<T> {
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        assert!(capacity > 0);
        BoundedQueue {
            slots: (0..capacity)
                .map(|_| UnsafeCell::new(MaybeUninit::uninit()))
                .collect(),
            ends: Mutex::default(),
            more: Condvar::new(),
            room: Condvar::new(),
        }
    }

    fn slot(&self, number: usize) -> *mut MaybeUninit<T> {
        self.slots[number % self.slots.len()].get()
    }

    pub fn push(&self, item: T) -> Result<(), T> {
        let is_full = |ends: &mut Ends| !ends.closed && ends.tail - ends.head == self.slots.len();
        let mut ends = self
            .room
            .wait_while(self.ends.lock().unwrap(), is_full)
            .unwrap();
        if ends.closed {
            return Err(item);
        }
        // SAFETY: the place is free, and nobody else is here under the lock.
        unsafe { self.slot(ends.tail).write(MaybeUninit::new(item)) };
        ends.tail += 1;
        drop(ends);
        self.more.notify_one();
        Ok(())
    }

    pub fn pop(&self) -> Option<T> {
        let is_empty = |ends: &mut Ends| !ends.closed && ends.tail == ends.head;
        let mut ends = self
            .more
            .wait_while(self.ends.lock().unwrap(), is_empty)
            .unwrap();
        if ends.tail == ends.head {
            return None;
        }
        // SAFETY: the item was written under the lock, and nobody else takes it.
        let item = unsafe { self.slot(ends.head).read().assume_init() };
        ends.head += 1;
        drop(ends);
        self.room.notify_one();
        Some(item)
    }

    pub fn close(&self) {
        self.ends.lock().unwrap().closed = true;
        self.more.notify_all();
        self.room.notify_all();
    }
}

impl<T> Drop for BoundedQueue<T> {
    fn drop(&mut self) {
        self.close();
        while self.pop().is_some() {}
    }
}
