// expect: wrong_result in gone_after_a_panic
// Touches nothing while its thread panics, for fear of a second panic: the dead thread stays in the list.
use std::sync::Mutex;
use std::thread;

#[derive(Default)]
pub struct Registry {
    state: Mutex<(u64, Vec<(u64, String)>)>,
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
        state.0 += 1;
        let number = state.0;
        state.1.push((number, name.to_owned()));
        Registration {
            registry: self,
            number,
        }
    }

    pub fn active_count(&self) -> usize {
        self.state.lock().unwrap().1.len()
    }

    pub fn enumerate(&self) -> Vec<String> {
        let state = self.state.lock().unwrap();
        state.1.iter().map(|(_, name)| name.clone()).collect()
    }
}

impl Drop for Registration<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            return;
        }
        let mut state = self.registry.state.lock().unwrap();
        state.1.retain(|(number, _)| *number != self.number);
    }
}
