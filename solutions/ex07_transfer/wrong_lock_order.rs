// expect: deadlock in opposite_transfers
// Locks first the account that pays, then the one that gets: two opposite transfers wait for each other.
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
    let mut to = to.balance.lock().unwrap();
    if *from < amount {
        return false;
    }
    *from -= amount;
    *to += amount;
    true
}

pub fn total(one: &Account, other: &Account) -> u64 {
    let one = one.balance.lock().unwrap();
    let other = other.balance.lock().unwrap();
    *one + *other
}
