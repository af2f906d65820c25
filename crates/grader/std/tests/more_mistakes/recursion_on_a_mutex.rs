//! A method which locks, and calls another one that locks, too.

use crate::support::{fails, passes};
use grader::report::{Diagnosis, Finding};
use grader::require_eq;
use std::sync::Mutex;
use std::thread;

#[derive(Default)]
struct Account {
    balance: Mutex<u32>,
}

impl Account {
    fn deposit(&self, amount: u32) {
        *self.balance.lock().unwrap() += amount;
    }
}

fn case(deposit_twice: fn(&Account, u32)) {
    let account = Account::default();
    thread::scope(|scope| {
        scope.spawn(|| account.deposit(1));
        deposit_twice(&account, 2);
    });
    require_eq(account.balance.into_inner().unwrap(), 5, "balance");
}

pub fn wrong() {
    fn deposit_twice(account: &Account, amount: u32) {
        let mut balance = account.balance.lock().unwrap();
        *balance += amount;
        account.deposit(amount);
    }
    let report = fails(
        "locked by itself",
        || case(deposit_twice),
        Diagnosis::Deadlock,
    );
    let finding = report.failure.unwrap().finding;
    let Finding::Blocked { waiters } = finding else {
        panic!("{finding:?}");
    };
    assert_eq!(waiters.len(), 1);
    assert_eq!(waiters[0].held_by[0].0, waiters[0].thread);
}

pub fn right() {
    fn deposit_twice(account: &Account, amount: u32) {
        *account.balance.lock().unwrap() += amount;
        account.deposit(amount);
    }
    passes("locked one after the other", || case(deposit_twice));
}
