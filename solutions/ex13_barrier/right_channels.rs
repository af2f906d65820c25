// Messages instead of a condition: whoever comes early leaves a sender and receives; the last one writes to them all.
use std::sync::Mutex;
use std::sync::mpsc::{self, Sender};

pub struct Barrier {
    parties: usize,
    waiting: Mutex<Vec<Sender<()>>>,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0);
        Barrier {
            parties,
            waiting: Mutex::new(Vec::new()),
        }
    }

    pub fn wait(&self) -> bool {
        let mut waiting = self.waiting.lock().unwrap();
        if waiting.len() + 1 == self.parties {
            for sender in waiting.drain(..) {
                sender.send(()).unwrap();
            }
            return true;
        }
        let (sender, receiver) = mpsc::channel();
        waiting.push(sender);
        drop(waiting);
        receiver.recv().unwrap();
        false
    }
}
