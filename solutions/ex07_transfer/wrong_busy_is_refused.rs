// expect: broken_invariant in opposite_transfers
// Cannot get into a deadlock, but takes a busy account for an empty one.
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard};

pub struct Account {
    number: u64,
    balance: Mutex<u64>,
}

impl Account {
    pub fn new(balance: u64) -> Account {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Account {
            number: NEXT.fetch_add(1, Ordering::Relaxed),
            balance: Mutex::new(balance),
        }
    }

    pub fn balance(&self) -> u64 {
        *self.balance.lock().unwrap()
    }
}

/// pl: Oddaje strażników w kolejności argumentów, a blokady zajmuje w
/// pl: kolejności numerów.
/// ru: Возвращает guard-объекты в порядке аргументов, а блокировки
/// ru: захватывает в порядке номеров.
fn lock_both<'a>(
    one: &'a Account,
    other: &'a Account,
) -> (MutexGuard<'a, u64>, MutexGuard<'a, u64>) {
    if one.number < other.number {
        let first = one.balance.lock().unwrap();
        (first, other.balance.lock().unwrap())
    } else {
        let first = other.balance.lock().unwrap();
        (one.balance.lock().unwrap(), first)
    }
}

pub fn transfer(from: &Account, to: &Account, amount: u64) -> bool {
    if from.number == to.number {
        return from.balance() >= amount;
    }
    let Ok(mut from) = from.balance.try_lock() else {
        return false;
    };
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
    let (one, other) = lock_both(one, other);
    *one + *other
}
