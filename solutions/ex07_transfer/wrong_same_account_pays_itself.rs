// expect: wrong_result in to_the_same_account
// Reads both balances before it writes: with one account in both roles, money appears.
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
    static BANK: Mutex<()> = Mutex::new(());
    let _bank = BANK.lock().unwrap();
    let (has, had) = (from.balance(), to.balance());
    if has < amount {
        return false;
    }
    *from.balance.lock().unwrap() = has - amount;
    *to.balance.lock().unwrap() = had + amount;
    true
}

pub fn total(one: &Account, other: &Account) -> u64 {
    one.balance() + other.balance()
}
