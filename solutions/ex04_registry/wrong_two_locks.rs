// expect: deadlock in comings_and_goings
// List and counter have a lock each, and coming takes them in another order than going.
use std::sync::Mutex;

#[derive(Default)]
pub struct Registry {
    next: Mutex<u64>,
    entries: Mutex<Vec<(u64, String)>>,
}

#[must_use]
pub struct Registration<'a> {
    registry: &'a Registry,
    number: u64,
}

impl Registry {
    pub fn new() -> Registry {
        Registry::default()
    }

    pub fn register(&self, name: &str) -> Registration<'_> {
        let mut next = self.next.lock().unwrap();
        *next += 1;
        let mut entries = self.entries.lock().unwrap();
        entries.push((*next, name.to_owned()));
        Registration {
            registry: self,
            number: *next,
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
        let mut next = self.registry.next.lock().unwrap();
        entries.retain(|(number, _)| *number != self.number);
        if entries.is_empty() {
            *next = 0;
        }
    }
}
