// expect: waits_forever in nobody_passes_early
// Notifies first and changes the state afterwards, under another lock: a woken thread sees the old round and lies down again.
use std::sync::{Condvar, Mutex};

pub struct Barrier {
    parties: usize,
    arrived: Mutex<usize>,
    round: Mutex<usize>,
    round_over: Condvar,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0);
        Barrier {
            parties,
            arrived: Mutex::new(0),
            round: Mutex::new(0),
            round_over: Condvar::new(),
        }
    }

    pub fn wait(&self) -> bool {
        let my_round = *self.round.lock().unwrap();
        let mut arrived = self.arrived.lock().unwrap();
        *arrived += 1;
        if *arrived == self.parties {
            *arrived = 0;
            self.round_over.notify_all();
            *self.round.lock().unwrap() += 1;
            return true;
        }
        drop(arrived);
        let mut round = self.round.lock().unwrap();
        while *round == my_round {
            round = self.round_over.wait(round).unwrap();
        }
        false
    }
}
