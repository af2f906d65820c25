// With parking_lot: locks without poisoning, and a wait that borrows the guard instead of taking it.
use parking_lot::{Condvar, Mutex};

pub struct Barrier {
    parties: usize,
    state: Mutex<(usize, bool)>,
    turned: Condvar,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0);
        Barrier {
            parties,
            state: Mutex::new((0, false)),
            turned: Condvar::new(),
        }
    }

    pub fn wait(&self) -> bool {
        let mut state = self.state.lock();
        let (arrived, colour) = &mut *state;
        *arrived += 1;
        if *arrived == self.parties {
            *arrived = 0;
            *colour = !*colour;
            self.turned.notify_all();
            return true;
        }
        let mine = *colour;
        self.turned
            .wait_while(&mut state, |(_, colour)| *colour == mine);
        false
    }
}
