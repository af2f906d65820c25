// expect: wrong_result in names_may_repeat
// Removes by name, and with one thread every other of the same name.
use std::sync::Mutex;

#[derive(Default)]
pub struct Registry {
    names: Mutex<Vec<String>>,
}

#[must_use]
pub struct Registration<'a> {
    registry: &'a Registry,
    name: String,
}

impl Registry {
    pub fn new() -> Registry {
        Registry::default()
    }

    pub fn register(&self, name: &str) -> Registration<'_> {
        self.names.lock().unwrap().push(name.to_owned());
        Registration {
            registry: self,
            name: name.to_owned(),
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
        names.retain(|name| *name != self.name);
    }
}
