//! Three threads, each of which holds what the next one wants.

use crate::support::{fails, passes};
use grader::report::{Diagnosis, Finding};
use grader::require_eq;
use std::sync::Mutex;
use std::thread;

type Forks = [Mutex<u32>; 3];

fn case(dine: fn(&Forks, usize, usize)) {
    let forks = Forks::default();
    thread::scope(|scope| {
        for seat in 0..3 {
            let forks = &forks;
            scope.spawn(move || dine(forks, seat, (seat + 1) % 3));
        }
    });
    let uses: u32 = forks.map(|fork| fork.into_inner().unwrap()).iter().sum();
    require_eq(uses, 6, "each_dines_with_two_forks");
}

pub fn wrong() {
    fn dine(forks: &Forks, left: usize, right: usize) {
        let mut left = forks[left].lock().unwrap();
        let mut right = forks[right].lock().unwrap();
        *left += 1;
        *right += 1;
    }
    let report = fails("the left one first", || case(dine), Diagnosis::Deadlock);
    let finding = report.failure.unwrap().finding;
    let Finding::Blocked { waiters } = finding else {
        panic!("{finding:?}");
    };
    let cycle: Vec<(usize, usize)> = waiters
        .iter()
        .map(|waiter| (waiter.thread, waiter.held_by[0].0))
        .collect();
    assert_eq!(cycle, [(1, 2), (2, 3), (3, 1)]);
}

pub fn right() {
    fn dine(forks: &Forks, left: usize, right: usize) {
        let mut low = forks[left.min(right)].lock().unwrap();
        let mut high = forks[left.max(right)].lock().unwrap();
        *low += 1;
        *high += 1;
    }
    passes("the lower one first", || case(dine));
}
