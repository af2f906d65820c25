// `wait_while` holds the loop; the notification comes after the lock is given back.
use std::sync::{Condvar, Mutex};

pub struct Barrier {
    parties: usize,
    arrived_and_round: Mutex<(usize, usize)>,
    round_over: Condvar,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert_ne!(parties, 0);
        Barrier {
            parties,
            arrived_and_round: Mutex::new((0, 0)),
            round_over: Condvar::new(),
        }
    }

    pub fn wait(&self) -> bool {
        let mut guard = self.arrived_and_round.lock().unwrap();
        guard.0 += 1;
        let round = guard.1;
        if guard.0 < self.parties {
            let _guard = self
                .round_over
                .wait_while(guard, |(_, now)| *now == round)
                .unwrap();
            return false;
        }
        *guard = (0, round.wrapping_add(1));
        drop(guard);
        self.round_over.notify_all();
        true
    }
}
