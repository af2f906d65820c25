// expect: wrong_result in total_never_changes
// Never holds two locks, and so never deadlocks; but between them the money is nowhere.
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
    {
        let mut from = from.balance.lock().unwrap();
        if *from < amount {
            return false;
        }
        *from -= amount;
    }
    *to.balance.lock().unwrap() += amount;
    true
}

pub fn total(one: &Account, other: &Account) -> u64 {
    let (one, other) = lock_both(one, other);
    *one + *other
}
