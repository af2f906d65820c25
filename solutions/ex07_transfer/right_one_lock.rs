// One lock for the whole bank: less happens at once, but with one lock there is no circle.
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Whoever touches a balance holds it. It orders the accesses, so that these may be relaxed.
static BANK: Mutex<()> = Mutex::new(());

pub struct Account {
    balance: AtomicU64,
}

impl Account {
    pub fn new(balance: u64) -> Account {
        Account {
            balance: AtomicU64::new(balance),
        }
    }

    pub fn balance(&self) -> u64 {
        let _bank = BANK.lock().unwrap();
        self.balance.load(Relaxed)
    }
}

pub fn transfer(from: &Account, to: &Account, amount: u64) -> bool {
    let _bank = BANK.lock().unwrap();
    let Some(left) = from.balance.load(Relaxed).checked_sub(amount) else {
        return false;
    };
    from.balance.store(left, Relaxed);
    to.balance.fetch_add(amount, Relaxed);
    true
}

pub fn total(one: &Account, other: &Account) -> u64 {
    let _bank = BANK.lock().unwrap();
    one.balance.load(Relaxed) + other.balance.load(Relaxed)
}
