// expect: busy_wait in whoever_waits_sleeps
// Looks again and again.
use crossbeam_channel::{Receiver, Sender, unbounded};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};

#[derive(Debug, PartialEq)]
pub struct NothingUnfinished;

pub struct JoinableQueue<T> {
    sender: Sender<T>,
    receiver: Receiver<T>,
    unfinished: AtomicUsize,
    sleeping: Mutex<()>,
    all_done: Condvar,
}

impl<T> JoinableQueue<T> {
    pub fn new() -> JoinableQueue<T> {
        let (sender, receiver) = unbounded();
        JoinableQueue {
            sender,
            receiver,
            unfinished: AtomicUsize::new(0),
            sleeping: Mutex::new(()),
            all_done: Condvar::new(),
        }
    }

    pub fn put(&self, item: T) {
        self.unfinished.fetch_add(1, SeqCst);
        self.sender.send(item).unwrap();
    }

    pub fn get(&self) -> T {
        self.receiver.recv().unwrap()
    }

    pub fn task_done(&self) -> Result<(), NothingUnfinished> {
        self.unfinished
            .fetch_update(SeqCst, SeqCst, |unfinished| unfinished.checked_sub(1))
            .map_err(|_| NothingUnfinished)?;
        let _sleeping = self.sleeping.lock().unwrap();
        self.all_done.notify_all();
        Ok(())
    }

    pub fn join(&self) {
        while self.unfinished.load(SeqCst) > 0 {}
    }
}

impl<T> Default for JoinableQueue<T> {
    fn default() -> JoinableQueue<T> {
        JoinableQueue::new()
    }
}
