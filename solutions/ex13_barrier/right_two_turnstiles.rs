// Two turnstiles (Downey, The Little Book of Semaphores, 3.7): everybody comes in, then everybody goes out.
use std::sync::{Condvar, Mutex};

struct Semaphore {
    permits: Mutex<usize>,
    more: Condvar,
}

impl Semaphore {
    fn new() -> Semaphore {
        Semaphore {
            permits: Mutex::new(0),
            more: Condvar::new(),
        }
    }

    fn acquire(&self) {
        let permits = self.permits.lock().unwrap();
        let mut permits = self.more.wait_while(permits, |n| *n == 0).unwrap();
        *permits -= 1;
    }

    fn release(&self, count: usize) {
        *self.permits.lock().unwrap() += count;
        self.more.notify_all();
    }
}

pub struct Barrier {
    parties: usize,
    inside: Mutex<usize>,
    entrance: Semaphore,
    exit: Semaphore,
}

impl Barrier {
    pub fn new(parties: usize) -> Barrier {
        if parties == 0 {
            panic!("no parties");
        }
        Barrier {
            parties,
            inside: Mutex::new(0),
            entrance: Semaphore::new(),
            exit: Semaphore::new(),
        }
    }

    pub fn wait(&self) -> bool {
        let mut inside = self.inside.lock().unwrap();
        *inside += 1;
        let last_to_come = *inside == self.parties;
        drop(inside);
        if last_to_come {
            self.entrance.release(self.parties);
        }
        self.entrance.acquire();

        let mut inside = self.inside.lock().unwrap();
        *inside -= 1;
        let last_to_leave = *inside == 0;
        drop(inside);
        if last_to_leave {
            self.exit.release(self.parties);
        }
        self.exit.acquire();
        last_to_leave
    }
}
