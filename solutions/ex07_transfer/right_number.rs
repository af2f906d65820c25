// pl: Zakleszczenie wymaga koła: A czeka na B, a B na A. Gdy wszyscy zajmują
// pl: blokady według numerów, koło się nie zamknie: kto trzyma blokadę, czeka
// pl: tylko na wyższy numer.
// ru: Для взаимоблокировки нужен круг: A ждёт B, а B ждёт A. Если все
// ru: захватывают блокировки по номерам, круг не замкнётся: кто держит
// ru: блокировку, ждёт только больший номер.
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
    // pl: To samo konto ma tylko jedną blokadę. Drugie `lock` na niej nigdy
    // pl: by się nie doczekało.
    // ru: У одного и того же счёта блокировка одна. Второй `lock` на ней не
    // ru: дождался бы никогда.
    if from.number == to.number {
        return from.balance() >= amount;
    }
    let (mut from, mut to) = lock_both(from, to);
    // pl: Od tego sprawdzenia do wpłaty obie blokady są zajęte, więc nikt nie
    // pl: wybierze tych samych pieniędzy.
    // ru: С этой проверки и до зачисления захвачены обе блокировки, и тех же
    // ru: денег никто не снимет.
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
