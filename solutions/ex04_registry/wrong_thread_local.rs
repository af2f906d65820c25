// expect: wrong_result in counts_while_threads_wait
// A list that each thread has for itself: nobody sees the others.
use std::cell::RefCell;

thread_local! {
    static ENTRIES: RefCell<Vec<(u64, String)>> = const { RefCell::new(Vec::new()) };
}

#[derive(Default)]
pub struct Registry {}

#[must_use]
pub struct Registration {
    number: u64,
}

impl Registry {
    pub fn new() -> Registry {
        Registry::default()
    }

    pub fn register(&self, name: &str) -> Registration {
        ENTRIES.with_borrow_mut(|entries| {
            let number = entries.last().map_or(0, |(number, _)| number + 1);
            entries.push((number, name.to_owned()));
            Registration { number }
        })
    }

    pub fn active_count(&self) -> usize {
        ENTRIES.with_borrow(Vec::len)
    }

    pub fn enumerate(&self) -> Vec<String> {
        ENTRIES.with_borrow(|entries| entries.iter().map(|(_, name)| name.clone()).collect())
    }
}

impl Drop for Registration {
    fn drop(&mut self) {
        ENTRIES.with_borrow_mut(|entries| entries.retain(|(number, _)| *number != self.number));
    }
}
