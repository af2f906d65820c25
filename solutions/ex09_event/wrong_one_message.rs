// expect: waits_forever in two_waiters
// Sends one message: the first to wait takes it, and the next finds none.
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

pub struct Event {
    is_set: AtomicBool,
    sender: Sender<()>,
    receiver: Mutex<Receiver<()>>,
}

impl Default for Event {
    fn default() -> Event {
        let (sender, receiver) = mpsc::channel();
        Event {
            is_set: AtomicBool::new(false),
            sender,
            receiver: Mutex::new(receiver),
        }
    }
}

impl Event {
    pub fn new() -> Event {
        Event::default()
    }

    pub fn set(&self) {
        self.is_set.store(true, Ordering::SeqCst);
        self.sender.send(()).unwrap();
    }

    pub fn clear(&self) {
        self.is_set.store(false, Ordering::SeqCst);
    }

    pub fn is_set(&self) -> bool {
        self.is_set.load(Ordering::SeqCst)
    }

    pub fn wait(&self) {
        if !self.is_set() {
            self.receiver.lock().unwrap().recv().unwrap();
        }
    }

    pub fn wait_timeout(&self, timeout: Duration) -> bool {
        self.is_set() || self.receiver.lock().unwrap().recv_timeout(timeout).is_ok()
    }
}
