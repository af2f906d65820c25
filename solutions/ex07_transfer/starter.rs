//! Przelewy bez zakleszczenia · Переводы без взаимоблокировки
// PL: rozdział 7, book/pl/ch07_locks.md (sprawdź: cargo test -p exercises ex07_transfer)
// RU: глава 7, book/ru/ch07_locks.md (проверить: cargo test -p exercises ex07_transfer)

/// PL: Tu trzymaj stan konta i to, co go pilnuje. RU: Здесь храни остаток на счёте и то, что его охраняет.
pub struct Account {}

impl Account {
    /// PL: Konto, na którym jest `balance`.
    /// RU: Счёт, на котором лежит `balance`.
    pub fn new(balance: u64) -> Account {
        todo!("{balance}")
    }

    /// PL: Ile jest teraz na koncie.
    /// RU: Сколько сейчас на счёте.
    pub fn balance(&self) -> u64 {
        todo!()
    }
}

/// PL: Przenosi `amount` z jednego konta na drugie. `false`, gdy na `from` jest za mało: wtedy nic się nie zmienia. `from` i `to` mogą być
/// tym samym kontem.
/// RU: Переводит `amount` с одного счёта на другой. `false`, если на `from` не хватает: тогда ничего не меняется. `from` и `to` могут быть
/// одним и тем же счётом.
pub fn transfer(from: &Account, to: &Account, amount: u64) -> bool {
    todo!("{} {} {amount}", from.balance(), to.balance())
}

/// PL: Ile jest razem na dwóch różnych kontach. Pieniądze w drodze też się liczą: przelewu w połowie nie widać.
/// RU: Сколько всего на двух разных счетах. Деньги в пути тоже учтены: перевода, сделанного наполовину, не видно.
pub fn total(one: &Account, other: &Account) -> u64 {
    todo!("{} {}", one.balance(), other.balance())
}
