// Each `join` leaves a channel and the last report answers all of them; items go through a condition variable under a poisoned-safe lock.
use std::collections::VecDeque;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

#[derive(Debug, PartialEq)]
pub struct NothingUnfinished;

struct Inner<T> {
    items: VecDeque<T>,
    unfinished: Option<std::num::NonZeroUsize>,
    joiners: Vec<Sender<std::convert::Infallible>>,
}

pub struct JoinableQueue<T>(Arc<(Mutex<Inner<T>>, Condvar)>);

impl<T> JoinableQueue<T> {
    pub fn new() -> JoinableQueue<T> {
        let inner = Inner {
            items: VecDeque::new(),
            unfinished: None,
            joiners: vec![],
        };
        JoinableQueue(Arc::new((Mutex::new(inner), Condvar::new())))
    }
    fn with<R>(&self, f: impl FnOnce(&mut Inner<T>) -> R) -> R {
        f(&mut self.0.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
    pub fn put(&self, item: T) {
        self.with(|inner| {
            inner.items.push_back(item);
            let more = inner.unfinished.map_or(1, |n| n.get() + 1);
            inner.unfinished = std::num::NonZeroUsize::new(more);
        });
        self.0.1.notify_one();
    }
    pub fn get(&self) -> T {
        let mut guard = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match guard.items.pop_front() {
                Some(item) => return item,
                None => guard = self.0.1.wait(guard).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
    pub fn task_done(&self) -> Result<(), NothingUnfinished> {
        self.with(|inner| {
            let now = inner.unfinished.ok_or(NothingUnfinished)?;
            inner.unfinished = std::num::NonZeroUsize::new(now.get() - 1);
            if inner.unfinished.is_none() {
                inner.joiners.clear();
            }
            Ok(())
        })
    }
    pub fn join(&self) {
        let wait = self.with(|inner| {
            inner.unfinished?;
            let (end, wait) = channel();
            inner.joiners.push(end);
            Some(wait)
        });
        if let Some(wait) = wait {
            assert!(wait.recv().is_err());
        }
    }
}

impl<T> Default for JoinableQueue<T> {
    fn default() -> Self {
        Self::new()
    }
}
