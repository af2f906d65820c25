// Not elegant, but right: sleeps a little and looks again. What makes it right is the look, not the sleep.
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

pub struct Barrier {
    parties: usize,
    state: Mutex<(usize, usize)>,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0);
        Barrier {
            parties,
            state: Mutex::new((0, 0)),
        }
    }

    pub fn wait(&self) -> bool {
        let mut state = self.state.lock().unwrap();
        let round = state.1;
        state.0 += 1;
        if state.0 == self.parties {
            *state = (0, round + 1);
            return true;
        }
        drop(state);
        while self.state.lock().unwrap().1 == round {
            thread::sleep(Duration::from_millis(1));
        }
        false
    }
}
