//! A counter which reads and writes under two locks.

use crate::support::{fails, passes};
use grader::report::Diagnosis;
use grader::require_eq;
use std::sync::Mutex;
use std::thread;

fn case(visit: fn(&Mutex<u32>)) {
    let visits = Mutex::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                visit(&visits);
                visit(&visits);
            });
        }
    });
    require_eq(visits.into_inner().unwrap(), 4, "lost_visit");
}

pub fn wrong() {
    fn visit(visits: &Mutex<u32>) {
        let before = *visits.lock().unwrap();
        *visits.lock().unwrap() = before + 1;
    }
    fails(
        "read and write apart",
        || case(visit),
        Diagnosis::WrongResult,
    );
}

pub fn right() {
    fn visit(visits: &Mutex<u32>) {
        let mut visits = visits.lock().unwrap();
        *visits += 1;
    }
    passes("read and write together", || case(visit));
}
