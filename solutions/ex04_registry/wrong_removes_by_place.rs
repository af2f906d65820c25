// expect: wrong_result in leaves_in_any_order
// Remembers its place in the list, which changes as soon as somebody before it leaves.
use std::sync::Mutex;

#[derive(Default)]
pub struct Registry {
    names: Mutex<Vec<String>>,
}

#[must_use]
pub struct Registration<'a> {
    registry: &'a Registry,
    place: usize,
}

impl Registry {
    pub fn new() -> Registry {
        Registry::default()
    }

    pub fn register(&self, name: &str) -> Registration<'_> {
        let mut names = self.names.lock().unwrap();
        names.push(name.to_owned());
        Registration {
            registry: self,
            place: names.len() - 1,
        }
    }

    pub fn active_count(&self) -> usize {
        self.names.lock().unwrap().len()
    }

    pub fn enumerate(&self) -> Vec<String> {
        self.names.lock().unwrap().clone()
    }
}

impl Drop for Registration<'_> {
    fn drop(&mut self) {
        let mut names = self.registry.names.lock().unwrap();
        if self.place < names.len() {
            names.remove(self.place);
        }
    }
}
