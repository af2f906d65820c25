// Orders by address: an account cannot move while somebody borrows it.
use std::ptr;
use std::sync::Mutex;

pub struct Account(Mutex<u64>);

impl Account {
    pub fn new(balance: u64) -> Account {
        Account(Mutex::new(balance))
    }

    pub fn balance(&self) -> u64 {
        *self.0.lock().unwrap()
    }
}

/// Runs `work` on both balances, `None` for the second if it is the first.
fn with_both<R>(a: &Account, b: &Account, work: impl FnOnce(&mut u64, Option<&mut u64>) -> R) -> R {
    if ptr::eq(a, b) {
        return work(&mut a.0.lock().unwrap(), None);
    }
    if ptr::from_ref(a) < ptr::from_ref(b) {
        let mut a = a.0.lock().unwrap();
        let mut b = b.0.lock().unwrap();
        work(&mut a, Some(&mut b))
    } else {
        let mut b = b.0.lock().unwrap();
        let mut a = a.0.lock().unwrap();
        work(&mut a, Some(&mut b))
    }
}

pub fn transfer(from: &Account, to: &Account, amount: u64) -> bool {
    with_both(from, to, |from, to| {
        let Some(left) = from.checked_sub(amount) else {
            return false;
        };
        if let Some(to) = to {
            *from = left;
            *to += amount;
        }
        true
    })
}

pub fn total(one: &Account, other: &Account) -> u64 {
    with_both(one, other, |one, other| {
        *one + other.map_or(0, |other| *other)
    })
}
