// expect: wrong_result in nobody_passes_early
// Sleeps instead of waiting: "surely they will all be here by then".
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

pub struct Barrier {
    parties: usize,
    arrived: Mutex<usize>,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        assert!(parties > 0);
        Barrier {
            parties,
            arrived: Mutex::new(0),
        }
    }

    pub fn wait(&self) -> bool {
        let mut arrived = self.arrived.lock().unwrap();
        *arrived += 1;
        let leader = *arrived == self.parties;
        if leader {
            *arrived = 0;
        }
        drop(arrived);
        if !leader {
            thread::sleep(Duration::from_millis(100));
        }
        leader
    }
}
