// expect: wrong_result in exactly_one_leader
// The leader is chosen in another critical section than the arrival: two threads can both see the count full.
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
        *self.arrived.lock().unwrap() += 1;
        let everyone = *self.arrived.lock().unwrap() == self.parties;
        let mut round = self.round.lock().unwrap();
        if everyone {
            *self.arrived.lock().unwrap() = 0;
            *round += 1;
            self.round_over.notify_all();
            return true;
        }
        while *round == my_round {
            round = self.round_over.wait(round).unwrap();
        }
        false
    }
}
