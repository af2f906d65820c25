// A slot per entry, kept in a parking_lot lock; empty slots are skipped, never filled again, so that the order stays.
use parking_lot::RwLock;

#[derive(Default)]
pub struct Registry {
    slots: RwLock<Vec<Option<String>>>,
}

#[must_use]
pub struct Registration<'a>(&'a Registry, usize);

impl Registry {
    pub fn new() -> Registry {
        Registry::default()
    }

    pub fn register(&self, name: &str) -> Registration<'_> {
        let mut slots = self.slots.write();
        slots.push(Some(name.to_owned()));
        Registration(self, slots.len() - 1)
    }

    pub fn active_count(&self) -> usize {
        self.slots.read().iter().flatten().count()
    }

    pub fn enumerate(&self) -> Vec<String> {
        self.slots.read().iter().flatten().cloned().collect()
    }
}

impl Drop for Registration<'_> {
    fn drop(&mut self) {
        self.0.slots.write()[self.1] = None;
    }
}
