// expect: deadlock in nobody_passes_early
// Two locks: whoever opens holds the count and wants the gate, whoever waits holds the gate and wants the count.
use std::sync::{Condvar, Mutex};

pub struct Barrier {
    parties: usize,
    arrived: Mutex<usize>,
    gate: Mutex<usize>,
    opened: Condvar,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0);
        Barrier {
            parties,
            arrived: Mutex::new(0),
            gate: Mutex::new(0),
            opened: Condvar::new(),
        }
    }

    pub fn wait(&self) -> bool {
        let round = *self.gate.lock().unwrap();
        let mut arrived = self.arrived.lock().unwrap();
        *arrived += 1;
        if *arrived == self.parties {
            let mut gate = self.gate.lock().unwrap();
            *arrived = 0;
            *gate = round + 1;
            self.opened.notify_all();
            return true;
        }
        drop(arrived);

        let mut gate = self.gate.lock().unwrap();
        while *gate == round && *self.arrived.lock().unwrap() < self.parties {
            gate = self.opened.wait(gate).unwrap();
        }
        false
    }
}
