// expect: wrong_result in counts_while_threads_wait
// A counter beside the list, changed in two steps: an update is lost.
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

#[derive(Default)]
pub struct Registry {
    count: AtomicUsize,
    next: AtomicU64,
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
        let count = self.count.load(Ordering::SeqCst);
        self.count.store(count + 1, Ordering::SeqCst);
        let number = self.next.fetch_add(1, Ordering::SeqCst);
        let mut entries = self.entries.lock().unwrap();
        entries.push((number, name.to_owned()));
        Registration {
            registry: self,
            number,
        }
    }

    pub fn active_count(&self) -> usize {
        self.count.load(Ordering::SeqCst)
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
        drop(entries);
        let count = self.registry.count.load(Ordering::SeqCst);
        self.registry.count.store(count - 1, Ordering::SeqCst);
    }
}
