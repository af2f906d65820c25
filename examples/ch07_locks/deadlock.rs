//! pl: Dwa wątki, dwa muteksy, odwrotna kolejność. Limit czasu pozwala wyjść z zakleszczenia i o nim opowiedzieć.
//! ru: Два потока, два мьютекса, обратный порядок. Тайм-аут позволяет выйти из взаимоблокировки и рассказать о ней.

use std::{mem, sync::Barrier, thread, time::Duration};

use narrator::say;
use parking_lot::Mutex;

const MS: Duration = Duration::from_millis(1);

#[narrator::main]
fn main() {
    opposite_order();
    same_lock_twice();
    never_given_back();
}

// ANCHOR: opposite
type Named<'a> = (&'a str, &'a Mutex<()>);

fn opposite_order() {
    let (a, b) = (("A", &Mutex::new(())), ("B", &Mutex::new(())));
    let meeting = Barrier::new(2);
    thread::scope(|scope| {
        scope.spawn(|| cross(a, b, &meeting, 100 * MS));
        scope.spawn(|| cross(b, a, &meeting, 500 * MS));
    });
}

fn cross((x, first): Named, (y, second): Named, meeting: &Barrier, limit: Duration) {
    let first = first.lock();
    meeting.wait();
    say!(
        pl = "trzymam {x}, czekam na {y}",
        ru = "держу {x}, жду {y}"; waits
    );
    // pl: Gdyby tu było `lock`, oba wątki czekałyby bez końca.
    // ru: Будь здесь `lock`, оба потока ждали бы вечно.
    match second.try_lock_for(limit) {
        Some(_second) => say!(pl = "mam {x} i {y}", ru = "у меня и {x}, и {y}"),
        None => {
            say!(
                pl = "zakleszczenie: rezygnuję i oddaję {x}",
                ru = "взаимоблокировка: отказываюсь и отдаю {x}"
            );
            drop(first);
        }
    }
}
// ANCHOR_END: opposite

// ANCHOR: twice
fn same_lock_twice() {
    let lock = Mutex::new(());
    let _guard = lock.lock();
    say!(
        pl = "trzymam muteks i chcę go zająć jeszcze raz",
        ru = "держу мьютекс и хочу захватить его ещё раз"; waits
    );
    if lock.try_lock_for(50 * MS).is_none() {
        say!(
            pl = "nie doczekam się: trzymam go ja",
            ru = "не дождусь: держу его я же"
        );
    }
}
// ANCHOR_END: twice

// ANCHOR: forgotten
fn never_given_back() {
    let lock = Mutex::new(());
    thread::scope(|scope| {
        scope.spawn(|| {
            // pl: Trzeba się postarać: strażnik zwalnia blokadę, chyba że ktoś każe o nim zapomnieć.
            // ru: Нужно постараться: guard-объект освободит блокировку, если его не велят забыть.
            mem::forget(lock.lock());
            say!(
                pl = "kończę, nie oddając muteksu",
                ru = "ухожу, не отдав мьютекс"
            );
        });
    });
    say!(pl = "czekam na ten muteks", ru = "жду этот мьютекс"; waits);
    if lock.try_lock_for(50 * MS).is_none() {
        say!(
            pl = "nikt tu nie czeka w zamkniętym kole: o muteksie zapomniano",
            ru = "по кругу здесь никто не ждёт: мьютекс забыли отдать"
        );
    }
}
// ANCHOR_END: forgotten
