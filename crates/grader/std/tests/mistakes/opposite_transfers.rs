//! Two locks taken in the order of the arguments.

use crate::support::{fails, passes};
use grader::report::{Diagnosis, Finding};
use grader::require_eq;
use std::sync::Mutex;
use std::thread;

type Accounts = [Mutex<i64>; 2];

fn case(transfer: fn(&Accounts, usize, usize)) {
    let accounts = [Mutex::new(50), Mutex::new(50)];
    thread::scope(|scope| {
        scope.spawn(|| transfer(&accounts, 0, 1));
        scope.spawn(|| transfer(&accounts, 1, 0));
    });
    let total: i64 = accounts
        .map(|account| account.into_inner().unwrap())
        .iter()
        .sum();
    require_eq(total, 100, "money_lost");
}

pub fn wrong() {
    fn transfer(accounts: &Accounts, from: usize, to: usize) {
        let mut source = accounts[from].lock().unwrap();
        let mut target = accounts[to].lock().unwrap();
        *source -= 7;
        *target += 7;
    }
    let report = fails("locks in any order", || case(transfer), Diagnosis::Deadlock);
    let finding = report.failure.unwrap().finding;
    let Finding::Blocked { waiters } = finding else {
        panic!("{finding:?}");
    };
    let threads: Vec<usize> = waiters.iter().map(|waiter| waiter.thread).collect();
    assert_eq!(threads, [1, 2]);
    assert_eq!(waiters[0].held_by[0].0, 2);
    assert_eq!(waiters[1].held_by[0].0, 1);
}

pub fn right() {
    fn transfer(accounts: &Accounts, from: usize, to: usize) {
        let mut low = accounts[from.min(to)].lock().unwrap();
        let mut high = accounts[from.max(to)].lock().unwrap();
        let amount = if from < to { 7 } else { -7 };
        *low -= amount;
        *high += amount;
    }
    passes("locks in one order", || case(transfer));
}
