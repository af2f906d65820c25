// expect: deadlock in opposite_transfers
// Locks the poorer account first. But balances change, and equal ones have no order.
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
    let (mut payer, mut payee);
    if from.balance() <= to.balance() {
        payer = from.balance.lock().unwrap();
        payee = to.balance.lock().unwrap();
    } else {
        payee = to.balance.lock().unwrap();
        payer = from.balance.lock().unwrap();
    }
    if *payer < amount {
        return false;
    }
    *payer -= amount;
    *payee += amount;
    true
}

pub fn total(one: &Account, other: &Account) -> u64 {
    let one = one.balance.lock().unwrap();
    let other = other.balance.lock().unwrap();
    *one + *other
}
