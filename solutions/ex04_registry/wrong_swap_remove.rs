// expect: wrong_result in leaves_in_any_order
// Fills the gap with the last entry, which loses the order.
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
        state.entries.iter().map(|(_, name)| name.clone()).collect()
    }
}

impl Drop for Registration<'_> {
    fn drop(&mut self) {
        let mut state = self.registry.state.lock().unwrap();
        if let Some(at) = state
            .entries
            .iter()
            .position(|(number, _)| *number == self.number)
        {
            state.entries.swap_remove(at);
        }
    }
}
