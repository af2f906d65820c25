// expect: wrong_result in counts_alone
// Keyed by the thread: a second entry of the same thread replaces the first.
use std::collections::HashMap;
use std::sync::Mutex;
use std::thread::{self, ThreadId};

#[derive(Default)]
pub struct Registry {
    names: Mutex<HashMap<ThreadId, String>>,
}

#[must_use]
pub struct Registration<'a> {
    registry: &'a Registry,
    thread: ThreadId,
}

impl Registry {
    pub fn new() -> Registry {
        Registry::default()
    }

    pub fn register(&self, name: &str) -> Registration<'_> {
        let thread = thread::current().id();
        self.names.lock().unwrap().insert(thread, name.to_owned());
        Registration {
            registry: self,
            thread,
        }
    }

    pub fn active_count(&self) -> usize {
        self.names.lock().unwrap().len()
    }

    pub fn enumerate(&self) -> Vec<String> {
        self.names.lock().unwrap().values().cloned().collect()
    }
}

impl Drop for Registration<'_> {
    fn drop(&mut self) {
        self.registry.names.lock().unwrap().remove(&self.thread);
    }
}
