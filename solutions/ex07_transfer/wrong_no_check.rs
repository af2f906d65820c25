// expect: panic in too_little_changes_nothing
// Does not ask whether there is enough: the subtraction panics, with both locks held.
use std::ptr;
use std::sync::{Mutex, MutexGuard};

pub struct Account {
    balance: Mutex<u64>,
}

impl Account {
    pub fn new(balance: u64) -> Account {
        Account {
            balance: Mutex::new(balance),
        }
    }

    pub fn balance(&self) -> u64 {
        *self.balance.lock().unwrap()
    }
}

fn lock_both<'a>(
    one: &'a Account,
    other: &'a Account,
) -> (MutexGuard<'a, u64>, MutexGuard<'a, u64>) {
    if ptr::from_ref(one) < ptr::from_ref(other) {
        let first = one.balance.lock().unwrap();
        (first, other.balance.lock().unwrap())
    } else {
        let first = other.balance.lock().unwrap();
        (one.balance.lock().unwrap(), first)
    }
}

pub fn transfer(from: &Account, to: &Account, amount: u64) -> bool {
    if ptr::eq(from, to) {
        return from.balance() >= amount;
    }
    let (mut from, mut to) = lock_both(from, to);
    *from -= amount;
    *to += amount;
    true
}

pub fn total(one: &Account, other: &Account) -> u64 {
    let (one, other) = lock_both(one, other);
    *one + *other
}
