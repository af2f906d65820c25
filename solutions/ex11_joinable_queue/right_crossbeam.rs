// A channel carries the items; beside it a number under a mutex. It is raised before the item can be received.
use crossbeam_channel::{Receiver, Sender, unbounded};
use std::sync::{Condvar, Mutex};

#[derive(Debug, PartialEq)]
pub struct NothingUnfinished;

pub struct JoinableQueue<T> {
    sender: Sender<T>,
    receiver: Receiver<T>,
    unfinished: Mutex<usize>,
    all_done: Condvar,
}

impl<T> JoinableQueue<T> {
    pub fn new() -> JoinableQueue<T> {
        let (sender, receiver) = unbounded();
        JoinableQueue {
            sender,
            receiver,
            unfinished: Mutex::new(0),
            all_done: Condvar::new(),
        }
    }

    pub fn put(&self, item: T) {
        *self.unfinished.lock().unwrap() += 1;
        self.sender.send(item).unwrap();
    }

    pub fn get(&self) -> T {
        self.receiver.recv().unwrap()
    }

    pub fn task_done(&self) -> Result<(), NothingUnfinished> {
        let mut unfinished = self.unfinished.lock().unwrap();
        *unfinished = unfinished.checked_sub(1).ok_or(NothingUnfinished)?;
        if *unfinished == 0 {
            self.all_done.notify_all();
        }
        Ok(())
    }

    pub fn join(&self) {
        let unfinished = self.unfinished.lock().unwrap();
        drop(
            self.all_done
                .wait_while(unfinished, |unfinished| *unfinished > 0)
                .unwrap(),
        );
    }
}

impl<T> Default for JoinableQueue<T> {
    fn default() -> JoinableQueue<T> {
        JoinableQueue::new()
    }
}
