// An ordered map in an Arc, so that an entry needs no lifetime; the number comes from an atomic that only grows.
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

type Entries = Arc<Mutex<BTreeMap<usize, String>>>;

#[derive(Default)]
pub struct Registry {
    entries: Entries,
    next: AtomicUsize,
}

#[must_use]
pub struct Registration {
    entries: Entries,
    number: usize,
}

impl Registry {
    pub fn new() -> Registry {
        Registry::default()
    }

    pub fn register(&self, name: &str) -> Registration {
        let mut entries = self.entries.lock().unwrap();
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        entries.insert(number, name.to_owned());
        Registration {
            entries: Arc::clone(&self.entries),
            number,
        }
    }

    pub fn active_count(&self) -> usize {
        self.entries.lock().unwrap().len()
    }

    pub fn enumerate(&self) -> Vec<String> {
        self.entries.lock().unwrap().values().cloned().collect()
    }
}

impl Drop for Registration {
    fn drop(&mut self) {
        self.entries.lock().unwrap().remove(&self.number);
    }
}
