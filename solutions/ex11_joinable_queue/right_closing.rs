// No number: each unfinished item is a sender in a list. A joiner waits until the channel of the present batch has closed.
use crossbeam_channel::{Receiver, Sender, unbounded};
use std::sync::Mutex;

#[derive(Debug, PartialEq)]
pub struct NothingUnfinished;

type Mark = (Sender<()>, Receiver<()>);

pub struct JoinableQueue<T> {
    sender: Sender<T>,
    receiver: Receiver<T>,
    unfinished: Mutex<Vec<Mark>>,
}

impl<T> JoinableQueue<T> {
    pub fn new() -> JoinableQueue<T> {
        let (sender, receiver) = unbounded();
        JoinableQueue {
            sender,
            receiver,
            unfinished: Mutex::new(Vec::new()),
        }
    }

    pub fn put(&self, item: T) {
        let mut unfinished = self.unfinished.lock().unwrap();
        unfinished.push(unbounded());
        self.sender.send(item).unwrap();
    }

    pub fn get(&self) -> T {
        self.receiver.recv().unwrap()
    }

    pub fn task_done(&self) -> Result<(), NothingUnfinished> {
        let mark = self.unfinished.lock().unwrap().pop();
        mark.map(drop).ok_or(NothingUnfinished)
    }

    pub fn join(&self) {
        loop {
            let waited_for = match self.unfinished.lock().unwrap().first() {
                None => return,
                Some((_, gone)) => gone.clone(),
            };
            let _ = waited_for.recv();
        }
    }
}

impl<T> Default for JoinableQueue<T> {
    fn default() -> JoinableQueue<T> {
        JoinableQueue::new()
    }
}
