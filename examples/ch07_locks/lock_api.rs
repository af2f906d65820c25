//! pl: Jak zająć blokadę, jak nie czekać na nią bez końca i jak ją oddać.
//! ru: Как захватить блокировку, как не ждать её вечно и как её отдать.

use std::{thread, time::Duration};

use narrator::say;
use parking_lot::Mutex;

#[narrator::main]
fn main() {
    // ANCHOR: api
    let balance = Mutex::new(100);

    let mut guard = balance.lock();
    *guard += 10;
    say!(
        pl = "mam blokadę, na koncie {guard}",
        ru = "блокировка у меня, на счёте {guard}"
    );

    thread::scope(|scope| {
        scope.spawn(|| {
            match balance.try_lock() {
                Some(_) => say!(pl = "wchodzę bez czekania", ru = "вхожу без ожидания"),
                None => say!(pl = "zajęte, nie czekam", ru = "занято, не жду"),
            }
            say!(
                pl = "czekam najwyżej 50 ms",
                ru = "жду не больше 50 мс"; waits
            );
            match balance.try_lock_for(Duration::from_millis(50)) {
                Some(_) => say!(pl = "udało się, wchodzę", ru = "получилось, вхожу"),
                None => say!(pl = "wciąż zajęte, rezygnuję", ru = "всё ещё занято, ухожу"),
            }
        });
    });

    drop(guard);
    report(&balance);

    {
        let mut guard = balance.lock();
        *guard += 10;
        // pl: Koniec bloku, strażnik znika.
        // ru: Конец блока, guard-объект исчезает.
    }
    report(&balance);

    if withdraw(&balance, 500).is_none() {
        say!(pl = "za mało na koncie", ru = "на счёте не хватает денег");
    }
    report(&balance);
    // ANCHOR_END: api
}

// ANCHOR: withdraw
fn withdraw(balance: &Mutex<u32>, amount: u32) -> Option<()> {
    let mut balance = balance.lock();
    // pl: Znak zapytania może tu przerwać funkcję. Strażnik i tak zwolni blokadę.
    // ru: Вопросительный знак может прервать функцию. Guard-объект всё равно освободит блокировку.
    *balance = balance.checked_sub(amount)?;
    Some(())
}
// ANCHOR_END: withdraw

fn report(balance: &Mutex<u32>) {
    if balance.is_locked() {
        say!(pl = "blokada jest zajęta", ru = "блокировка занята");
    } else {
        say!(pl = "blokada jest wolna", ru = "блокировка свободна");
    }
}
