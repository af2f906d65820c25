//! A spin lock which looks and takes in two steps.

use crate::support::{fails, passes};
use grader::report::Diagnosis;
use grader::{Tally, require_at_most};
use std::sync::atomic::{AtomicBool, Ordering};
use std::{hint, thread};

fn case(lock: fn(&AtomicBool)) {
    let (locked, inside) = (AtomicBool::new(false), Tally::new());
    let visit = || {
        lock(&locked);
        require_at_most(inside.add(), 1, "two_inside");
        thread::yield_now();
        inside.subtract();
        locked.store(false, Ordering::Release);
    };
    thread::scope(|scope| {
        scope.spawn(visit);
        visit();
    });
}

pub fn wrong() {
    fn lock(locked: &AtomicBool) {
        while locked.load(Ordering::Acquire) {
            hint::spin_loop();
        }
        locked.store(true, Ordering::Relaxed);
    }
    fails("load, then store", || case(lock), Diagnosis::LimitExceeded);
}

pub fn right() {
    fn lock(locked: &AtomicBool) {
        while locked.swap(true, Ordering::Acquire) {
            hint::spin_loop();
        }
    }
    passes("swap", || case(lock));
}
