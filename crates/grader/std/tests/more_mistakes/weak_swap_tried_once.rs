//! A claim by a compare-and-swap that may fail for no reason: whoever fails thinks that somebody else was there first.

use crate::support::{fails, passes};
use grader::report::{Diagnosis, Operation};
use grader::require_eq;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

fn case(claim: fn(&AtomicBool) -> bool) {
    let taken = AtomicBool::new(false);
    let winners = thread::scope(|scope| {
        let other = scope.spawn(|| u32::from(claim(&taken)));
        u32::from(claim(&taken)) + other.join().unwrap()
    });
    require_eq(winners, 1, "winners");
}

pub fn wrong() {
    fn claim(taken: &AtomicBool) -> bool {
        taken
            .compare_exchange_weak(false, true, SeqCst, SeqCst)
            .is_ok()
    }
    let report = fails("tried once", || case(claim), Diagnosis::WrongResult);
    let steps = report.failure.unwrap().history.steps;
    let fails_spuriously = |operation| operation == Operation::UpdateFailedSpuriously;
    assert!(steps.iter().any(|step| fails_spuriously(step.operation)));
}

pub fn right() {
    fn claim(taken: &AtomicBool) -> bool {
        taken.compare_exchange(false, true, SeqCst, SeqCst).is_ok()
    }
    passes("the strong one", || case(claim));
}

pub fn right_in_a_loop() {
    fn claim(taken: &AtomicBool) -> bool {
        while let Err(found) = taken.compare_exchange_weak(false, true, SeqCst, SeqCst) {
            if found {
                return false;
            }
        }
        true
    }
    passes("again if it was free", || case(claim));
}
