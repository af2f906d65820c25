// The number is an atomic; who waits for it parks, and who brings it to 0 unparks them all.
use crossbeam_channel::{Receiver, Sender, unbounded};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread::{self, Thread};

#[derive(Debug, PartialEq)]
pub struct NothingUnfinished;

pub struct JoinableQueue<T> {
    sender: Sender<T>,
    receiver: Receiver<T>,
    unfinished: AtomicUsize,
    joiners: Mutex<Vec<Thread>>,
}

impl<T> JoinableQueue<T> {
    pub fn new() -> JoinableQueue<T> {
        let (sender, receiver) = unbounded();
        JoinableQueue {
            sender,
            receiver,
            unfinished: AtomicUsize::new(0),
            joiners: Mutex::new(Vec::new()),
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
        let before = self
            .unfinished
            .fetch_update(SeqCst, SeqCst, |unfinished| unfinished.checked_sub(1))
            .map_err(|_| NothingUnfinished)?;
        if before == 1 {
            for joiner in self.joiners.lock().unwrap().drain(..) {
                joiner.unpark();
            }
        }
        Ok(())
    }

    pub fn join(&self) {
        loop {
            self.joiners.lock().unwrap().push(thread::current());
            if self.unfinished.load(SeqCst) == 0 {
                return;
            }
            thread::park();
        }
    }
}

impl<T> Default for JoinableQueue<T> {
    fn default() -> JoinableQueue<T> {
        JoinableQueue::new()
    }
}
