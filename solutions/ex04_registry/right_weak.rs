// The list holds only weak references: an entry counts as long as its Registration holds the strong one. Nothing is to be done in Drop.
use std::sync::{Arc, Mutex, Weak};

#[derive(Default)]
pub struct Registry {
    names: Mutex<Vec<Weak<str>>>,
}

#[must_use]
pub struct Registration {
    _name: Arc<str>,
}

impl Registry {
    pub fn new() -> Registry {
        Registry::default()
    }

    pub fn register(&self, name: &str) -> Registration {
        let name: Arc<str> = Arc::from(name);
        let mut names = self.names.lock().unwrap();
        names.retain(|name| name.strong_count() > 0);
        names.push(Arc::downgrade(&name));
        Registration { _name: name }
    }

    pub fn active_count(&self) -> usize {
        self.enumerate().len()
    }

    pub fn enumerate(&self) -> Vec<String> {
        let names = self.names.lock().unwrap();
        let alive = names.iter().filter_map(Weak::upgrade);
        alive.map(|name| name.to_string()).collect()
    }
}
