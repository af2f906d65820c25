//! pl: Wątek panikuje w połowie zmiany. Co zobaczy następny, kto zajmie muteks?
//! ru: Поток паникует посреди изменения. Что увидит следующий, кто захватит мьютекс?

use std::{panic, sync::Mutex, thread};

use narrator::say;

#[narrator::main]
fn main() {
    // pl: Tu paniki są zamierzone, więc nie zaśmiecają wyjścia.
    // ru: Здесь паника — часть замысла, вывод ей не засоряем.
    panic::set_hook(Box::new(|_| {}));

    // ANCHOR: std
    // pl: Niezmiennik: obie liczby dają razem 100.
    // ru: Инвариант: вместе оба числа дают 100.
    let accounts = Mutex::new((60, 40));
    let outcome = thread::scope(|scope| {
        let breaks_off = scope.spawn(|| {
            let mut accounts = accounts.lock().unwrap();
            accounts.0 -= 50;
            say!(pl = "zabieram 50 i panikuję", ru = "забираю 50 и паникую");
            panic!();
        });
        breaks_off.join()
    });
    assert!(outcome.is_err());

    match accounts.lock() {
        Ok(accounts) => say!(
            pl = "muteks nic nie mówi, jest {accounts:?}",
            ru = "мьютекс молчит, сейчас {accounts:?}"
        ),
        Err(poisoned) => {
            let mut accounts = poisoned.into_inner();
            say!(
                pl = "muteks jest zatruty, w środku {accounts:?}",
                ru = "мьютекс отравлен, внутри {accounts:?}"
            );
            accounts.0 = 100 - accounts.1;
            say!(
                pl = "naprawiam: {accounts:?}",
                ru = "исправляю: {accounts:?}"
            );
        }
    }
    accounts.clear_poison();
    let accounts = accounts.lock().unwrap();
    say!(
        pl = "zatrucie usunięte, jest {accounts:?}",
        ru = "отравление снято, сейчас {accounts:?}"
    );
    // ANCHOR_END: std

    // ANCHOR: parking_lot
    let accounts = parking_lot::Mutex::new((60, 40));
    let outcome = panic::catch_unwind(panic::AssertUnwindSafe(|| {
        accounts.lock().0 -= 50;
        panic!();
    }));
    assert!(outcome.is_err());
    let accounts = accounts.lock();
    say!(
        pl = "parking_lot nie ostrzega, jest {accounts:?}",
        ru = "parking_lot не предупреждает, сейчас {accounts:?}"
    );
    // ANCHOR_END: parking_lot
}
