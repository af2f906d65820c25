// A gate for each round: late sleepers keep theirs alive while the next round already has a new one.
use std::sync::{Arc, Condvar, Mutex};

#[derive(Default)]
struct Gate {
    open: Mutex<bool>,
    opened: Condvar,
}

pub struct Barrier {
    parties: usize,
    round: Mutex<(usize, Arc<Gate>)>,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0);
        Barrier {
            parties,
            round: Mutex::default(),
        }
    }

    pub fn wait(&self) -> bool {
        let mut round = self.round.lock().unwrap();
        round.0 += 1;
        let gate = Arc::clone(&round.1);
        let last = round.0 == self.parties;
        if last {
            *round = Default::default();
        }
        drop(round);

        let mut open = gate.open.lock().unwrap();
        if last {
            *open = true;
            gate.opened.notify_all();
        }
        while !*open {
            open = gate.opened.wait(open).unwrap();
        }
        last
    }
}
