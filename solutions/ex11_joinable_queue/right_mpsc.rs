// std's channel: its only receiver lies behind a mutex, and whoever waits for an item holds it.
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Condvar, Mutex};

#[derive(Debug, PartialEq)]
pub struct NothingUnfinished;

pub struct JoinableQueue<T> {
    sender: Sender<T>,
    receiver: Mutex<Receiver<T>>,
    unfinished: Mutex<usize>,
    all_done: Condvar,
}

impl<T> JoinableQueue<T> {
    pub fn new() -> JoinableQueue<T> {
        let (sender, receiver) = mpsc::channel();
        JoinableQueue {
            sender,
            receiver: Mutex::new(receiver),
            unfinished: Mutex::new(0),
            all_done: Condvar::new(),
        }
    }

    pub fn put(&self, item: T) {
        let mut unfinished = self.unfinished.lock().unwrap();
        self.sender.send(item).unwrap();
        *unfinished += 1;
    }

    pub fn get(&self) -> T {
        self.receiver.lock().unwrap().recv().unwrap()
    }

    pub fn task_done(&self) -> Result<(), NothingUnfinished> {
        let mut unfinished = self.unfinished.lock().unwrap();
        match *unfinished {
            0 => Err(NothingUnfinished),
            1 => {
                *unfinished = 0;
                self.all_done.notify_all();
                Ok(())
            }
            more => {
                *unfinished = more - 1;
                Ok(())
            }
        }
    }

    pub fn join(&self) {
        let mut unfinished = self.unfinished.lock().unwrap();
        while *unfinished > 0 {
            unfinished = self.all_done.wait(unfinished).unwrap();
        }
    }
}

impl<T> Default for JoinableQueue<T> {
    fn default() -> JoinableQueue<T> {
        JoinableQueue::new()
    }
}
