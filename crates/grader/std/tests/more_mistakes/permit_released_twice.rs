//! A permit which is given back by hand and once more when it is dropped.

use crate::support::{fails, passes};
use grader::report::Diagnosis;
use grader::{Tally, require_at_most};
use std::sync::{Condvar, Mutex};
use std::thread;

struct Semaphore {
    permits: Mutex<usize>,
    returned: Condvar,
}

struct Permit<'a>(&'a Semaphore);

impl Semaphore {
    fn acquire(&self) -> Permit<'_> {
        let none = |permits: &mut usize| *permits == 0;
        let permits = self.permits.lock().unwrap();
        *self.returned.wait_while(permits, none).unwrap() -= 1;
        Permit(self)
    }

    fn release(&self) {
        *self.permits.lock().unwrap() += 1;
        self.returned.notify_one();
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.0.release();
    }
}

fn case(give_back: fn(Permit<'_>)) {
    let semaphore = Semaphore {
        permits: Mutex::new(1),
        returned: Condvar::new(),
    };
    let inside = Tally::new();
    let visit = || {
        let permit = semaphore.acquire();
        require_at_most(inside.add(), 1, "two_inside");
        thread::yield_now();
        inside.subtract();
        give_back(permit);
    };
    thread::scope(|scope| {
        scope.spawn(visit);
        visit();
        visit();
    });
}

pub fn wrong() {
    fn give_back(permit: Permit<'_>) {
        permit.0.release();
        drop(permit);
    }
    fails(
        "released, then dropped",
        || case(give_back),
        Diagnosis::LimitExceeded,
    );
}

pub fn right() {
    passes("dropped", || case(|permit| drop(permit)));
}
