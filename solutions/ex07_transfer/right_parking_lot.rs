// Sorts the two accounts by address and locks them in that order; parking_lot.
use parking_lot::Mutex;

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
        *self.balance.lock()
    }
}

pub fn transfer(from: &Account, to: &Account, amount: u64) -> bool {
    let mut accounts = [from, to];
    accounts.sort_by_key(|account| std::ptr::from_ref(*account));
    if std::ptr::eq(from, to) {
        return *from.balance.lock() >= amount;
    }
    let [low, high] = accounts;
    let (mut low_balance, mut high_balance) = (low.balance.lock(), high.balance.lock());
    let (from, to) = if std::ptr::eq(from, low) {
        (&mut low_balance, &mut high_balance)
    } else {
        (&mut high_balance, &mut low_balance)
    };
    if **from < amount {
        return false;
    }
    **from -= amount;
    **to += amount;
    true
}

pub fn total(one: &Account, other: &Account) -> u64 {
    let mut accounts = [one, other];
    accounts.sort_by_key(|account| std::ptr::from_ref(*account));
    let guards = accounts.map(|account| account.balance.lock());
    *guards[0] + *guards[1]
}
