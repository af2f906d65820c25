// expect: wrong_result in leaves_in_any_order
// The number of an entry is the length of the list: after somebody has left, a number is given out twice.
use std::sync::Mutex;

#[derive(Default)]
pub struct Registry {
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
        let mut entries = self.entries.lock().unwrap();
        let number = entries.len();
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
