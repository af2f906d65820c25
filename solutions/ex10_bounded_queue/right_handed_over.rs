// Nobody wakes to look: an item is put right into the hands of the consumer who has waited longest, through a channel of its own.
use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::mpsc::{SyncSender, sync_channel};

struct Inner<T> {
    items: VecDeque<T>,
    hungry: VecDeque<SyncSender<T>>,
    laden: VecDeque<(T, SyncSender<Result<(), T>>)>,
    open: bool,
}

pub struct BoundedQueue<T> {
    inner: Mutex<Inner<T>>,
    capacity: usize,
}

impl<T> BoundedQueue<T> {
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        assert!(capacity >= 1);
        let inner = Mutex::new(Inner {
            items: VecDeque::new(),
            hungry: VecDeque::new(),
            laden: VecDeque::new(),
            open: true,
        });
        BoundedQueue { inner, capacity }
    }

    pub fn push(&self, item: T) -> Result<(), T> {
        let answer = {
            let mut inner = self.inner.lock().unwrap();
            if !inner.open {
                return Err(item);
            }
            if let Some(consumer) = inner.hungry.pop_front() {
                return consumer.send(item).map_err(|refused| refused.0);
            }
            if inner.items.len() < self.capacity {
                inner.items.push_back(item);
                return Ok(());
            }
            let (tell, answer) = sync_channel(1);
            inner.laden.push_back((item, tell));
            answer
        };
        answer.recv().expect("whoever takes or closes tells")
    }

    pub fn pop(&self) -> Option<T> {
        let gift = {
            let mut inner = self.inner.lock().unwrap();
            if let Some(item) = inner.items.pop_front() {
                if let Some((next, tell)) = inner.laden.pop_front() {
                    inner.items.push_back(next);
                    let _ = tell.send(Ok(()));
                }
                return Some(item);
            }
            if !inner.open {
                return None;
            }
            let (give, gift) = sync_channel(1);
            inner.hungry.push_back(give);
            gift
        };
        gift.recv().ok()
    }

    pub fn close(&self) {
        let mut inner = self.inner.lock().unwrap();
        inner.open = false;
        inner.hungry.clear();
        for (item, tell) in inner.laden.drain(..) {
            tell.send(Err(item)).ok();
        }
    }
}
