// expect: wrong_result in leaves_in_any_order
// Tells the names in the order of the alphabet, not in that of registration.
use std::sync::Mutex;

#[derive(Default)]
struct State {
    next: u64,
    entries: Vec<(u64, String)>,
}

#[derive(Default)]
pub struct Registry {
    state: Mutex<State>,
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
        let mut state = self.state.lock().unwrap();
        let number = state.next;
        state.next += 1;
        state.entries.push((number, name.to_owned()));
        Registration {
            registry: self,
            number,
        }
    }

    pub fn active_count(&self) -> usize {
        self.state.lock().unwrap().entries.len()
    }

    pub fn enumerate(&self) -> Vec<String> {
        let state = self.state.lock().unwrap();
        let mut names: Vec<String> = state.entries.iter().map(|(_, name)| name.clone()).collect();
        names.sort();
        names
    }
}

impl Drop for Registration<'_> {
    fn drop(&mut self) {
        let mut state = self.registry.state.lock().unwrap();
        state.entries.retain(|(number, _)| *number != self.number);
    }
}
