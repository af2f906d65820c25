//! pl: Blokada wielobieżna: ten sam wątek może zająć ją jeszcze raz, a zwolni ją dopiero ostatni strażnik.
//! ru: Рекурсивная блокировка: тот же поток может захватить её ещё раз, а свободна она лишь после последнего guard-объекта.

use std::{cell::Cell, thread};

use narrator::say;
use parking_lot::ReentrantMutex;

// ANCHOR: account
// pl: Strażnik daje tylko `&T`, bo może ich być kilku naraz. Dlatego w środku jest `Cell`.
// ru: Guard-объект даёт только `&T`: их может быть несколько сразу. Поэтому внутри `Cell`.
struct Account {
    balance: ReentrantMutex<Cell<i64>>,
}

impl Account {
    fn pay_in(&self, amount: i64) {
        let balance = self.balance.lock();
        balance.set(balance.get() + amount);
    }

    fn pay_in_with_bonus(&self, amount: i64) {
        let outer = self.balance.lock();
        say!(
            pl = "zajmuję blokadę pierwszy raz",
            ru = "захватываю блокировку первый раз"
        );
        self.pay_in(amount);
        self.pay_in(amount / 10);
        say!(
            pl = "wpłaty zajęły ją jeszcze dwa razy",
            ru = "взносы захватили её ещё два раза"
        );
        self.look_from_another_thread();
        drop(outer);
        say!(
            pl = "oddaję blokadę ostatni raz",
            ru = "отдаю блокировку в последний раз"
        );
        self.look_from_another_thread();
    }
    // ANCHOR_END: account

    fn look_from_another_thread(&self) {
        let look = || match self.balance.try_lock() {
            Some(balance) => {
                let balance = balance.get();
                say!(
                    pl = "wolne, na koncie {balance}",
                    ru = "свободно, на счёте {balance}"
                );
            }
            None => say!(pl = "zajęte przez inny wątek", ru = "занято другим потоком"),
        };
        thread::scope(|scope| {
            scope.spawn(look);
        });
    }
}

#[narrator::main]
fn main() {
    let account = Account {
        balance: ReentrantMutex::new(Cell::new(0)),
    };
    account.pay_in_with_bonus(100);

    // ANCHOR: plain
    let plain = std::sync::Mutex::new(0);
    let _guard = plain.lock().unwrap();
    if plain.try_lock().is_err() {
        say!(
            pl = "zwykłego muteksu nie zajmę drugi raz, choć trzymam go ja",
            ru = "обычный мьютекс второй раз не захватить, хотя держу его я"
        );
    }
    // ANCHOR_END: plain
}
