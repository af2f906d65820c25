// expect: broken_invariant in opposite_transfers
// Does not wait for the second lock at all: a busy account is treated like an empty one.
use std::ptr;
use std::sync::Mutex;

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

pub fn transfer(from: &Account, to: &Account, amount: u64) -> bool {
    if ptr::eq(from, to) {
        return from.balance() >= amount;
    }
    let mut from = from.balance.lock().unwrap();
    let Ok(mut to) = to.balance.try_lock() else {
        return false;
    };
    if *from < amount {
        return false;
    }
    *from -= amount;
    *to += amount;
    true
}

pub fn total(one: &Account, other: &Account) -> u64 {
    loop {
        let one = one.balance.lock().unwrap();
        if let Ok(other) = other.balance.try_lock() {
            return *one + *other;
        }
    }
}
