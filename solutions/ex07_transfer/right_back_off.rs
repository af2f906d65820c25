// Takes the first lock, tries the second, and gives the first one back if it did not get it: whoever holds nothing is in no circle.
use std::sync::{Mutex, MutexGuard};
use std::{ptr, thread};

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
    loop {
        let first = one.balance.lock().unwrap();
        if let Ok(second) = other.balance.try_lock() {
            return (first, second);
        }
        drop(first);
        thread::yield_now();
    }
}

pub fn transfer(from: &Account, to: &Account, amount: u64) -> bool {
    if ptr::eq(from, to) {
        return from.balance() >= amount;
    }
    let (mut from, mut to) = lock_both(from, to);
    let enough = *from >= amount;
    if enough {
        *from -= amount;
        *to += amount;
    }
    enough
}

pub fn total(one: &Account, other: &Account) -> u64 {
    let (one, other) = lock_both(one, other);
    *one + *other
}
