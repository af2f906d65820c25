// Whoever waits leaves the sending end of a channel; `set` drops them all.
use std::sync::{
    Mutex,
    mpsc::{self, Receiver, RecvTimeoutError, Sender},
};
use std::time::Duration;

enum State {
    Set,
    Unset(Vec<Sender<()>>),
}

pub struct Event(Mutex<State>);

impl Default for Event {
    fn default() -> Event {
        Event(Mutex::new(State::Unset(vec![])))
    }
}

impl Event {
    pub fn new() -> Event {
        Self::default()
    }

    pub fn set(&self) {
        *self.0.lock().unwrap() = State::Set;
    }

    pub fn clear(&self) {
        let mut state = self.0.lock().unwrap();
        if matches!(*state, State::Set) {
            *state = State::Unset(Vec::new());
        }
    }

    pub fn is_set(&self) -> bool {
        matches!(&*self.0.lock().unwrap(), State::Set)
    }

    fn enlist(&self) -> Option<Receiver<()>> {
        match &mut *self.0.lock().unwrap() {
            State::Set => None,
            State::Unset(waiting) => {
                let (end, news) = mpsc::channel();
                waiting.push(end);
                Some(news)
            }
        }
    }

    pub fn wait(&self) {
        if let Some(news) = self.enlist() {
            let _ = news.recv();
        }
    }

    pub fn wait_timeout(&self, timeout: Duration) -> bool {
        self.enlist()
            .is_none_or(|news| news.recv_timeout(timeout) == Err(RecvTimeoutError::Disconnected))
    }
}
