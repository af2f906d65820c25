// expect: broken_invariant in comings_and_goings
// Reads the next number under one lock and writes it under another: two threads get the same one, and each erases both.
use std::sync::Mutex;

#[derive(Default)]
pub struct Registry {
    next: Mutex<usize>,
    entries: Mutex<Vec<(usize, String)>>,
}

#[must_use]
pub struct Registration<'a> {
    registry: &'a Registry,
    number: usize,
}

impl Registry {
    pub fn new() -> Registry {
        Registry::default()
    }

    pub fn register(&self, name: &str) -> Registration<'_> {
        let number = *self.next.lock().unwrap();
        *self.next.lock().unwrap() = number + 1;
        let mut entries = self.entries.lock().unwrap();
        entries.push((number, name.to_owned()));
        Registration {
            registry: self,
            number,
        }
    }

    pub fn active_count(&self) -> usize {
        self.entries.lock().unwrap().len()
    }

    pub fn enumerate(&self) -> Vec<String> {
        let entries = self.entries.lock().unwrap();
        entries.iter().map(|(_, name)| name.clone()).collect()
    }
}

impl Drop for Registration<'_> {
    fn drop(&mut self) {
        let mut entries = self.registry.entries.lock().unwrap();
        entries.retain(|(number, _)| *number != self.number);
    }
}
