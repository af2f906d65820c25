//! pl: Wyścigi bez wyścigu danych. Bariera ustawia wątki tak, żeby pechowa kolejność trafiała się zawsze.
//! ru: Гонки без гонки данных. Барьер расставляет потоки так, чтобы неудачный порядок получался всегда.

use std::sync::{
    Barrier, Mutex,
    atomic::{AtomicU64, Ordering::SeqCst},
};
use std::{thread, time::Duration};

use narrator::say;

// pl: Udawana praca, żeby było co narysować. Kolejności pilnuje bariera, nie sen.
// ru: Мнимая работа, чтобы было что нарисовать. За порядком следит барьер, а не сон.
const WORK: Duration = Duration::from_millis(20);

#[narrator::main]
fn main() {
    lost_update();
    torn_sum();
    critical_section();
}

// ANCHOR: lost
fn lost_update() {
    let counter = AtomicU64::new(41);
    let both_have_read = Barrier::new(2);
    say!(
        pl = "licznik pokazuje 41, dwa wątki dodają po jedynce",
        ru = "на счётчике 41, два потока прибавляют по единице"; works
    );
    thread::scope(|scope| {
        for n in 1..=2 {
            let (counter, both_have_read) = (&counter, &both_have_read);
            scope.spawn(move || {
                thread::sleep(WORK * n);
                let value = counter.load(SeqCst);
                say!(pl = "czytam {value}", ru = "читаю {value}"; waits);
                both_have_read.wait();
                thread::sleep(WORK * n);
                let value = value + 1;
                counter.store(value, SeqCst);
                say!(pl = "zapisuję {value}", ru = "записываю {value}"; works);
                thread::sleep(WORK);
            });
        }
    });
    let value = counter.into_inner();
    say!(pl = "licznik pokazuje {value}", ru = "на счётчике {value}");
}
// ANCHOR_END: lost

// ANCHOR: sum
fn torn_sum() {
    let accounts = [AtomicU64::new(100), AtomicU64::new(0)];
    let meeting = Barrier::new(2);
    say!(
        pl = "jeden wątek przelewa 30, drugi tylko czyta",
        ru = "один поток переводит 30, другой только читает"; works
    );
    thread::scope(|scope| {
        scope.spawn(|| {
            accounts[0].fetch_sub(30, SeqCst);
            say!(pl = "zdjęte z konta A", ru = "снято со счёта A"; works);
            meeting.wait();
            // pl: Tu czyta drugi wątek.
            // ru: Здесь читает другой поток.
            meeting.wait();
            accounts[1].fetch_add(30, SeqCst);
            say!(pl = "wpłacone na konto B", ru = "зачислено на счёт B");
        });
        scope.spawn(|| {
            meeting.wait();
            let sum = accounts[0].load(SeqCst) + accounts[1].load(SeqCst);
            say!(
                pl = "suma w trakcie: {sum}",
                ru = "сумма по ходу дела: {sum}"; works
            );
            thread::sleep(2 * WORK);
            meeting.wait();
        });
    });
}
// ANCHOR_END: sum

// ANCHOR: mutex
fn critical_section() {
    let accounts = Mutex::new([100, 0]);
    let halfway = Barrier::new(2);
    say!(
        pl = "to samo, ale oba konta są pod muteksem",
        ru = "то же самое, но оба счёта под мьютексом"; works
    );
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut accounts = accounts.lock().unwrap();
            accounts[0] -= 30;
            say!(pl = "zdjęte z konta A", ru = "снято со счёта A"; holds);
            halfway.wait();
            thread::sleep(2 * WORK);
            accounts[1] += 30;
            say!(pl = "wpłacone na konto B", ru = "зачислено на счёт B");
            // pl: Tu znika strażnik: koniec sekcji krytycznej.
            // ru: Здесь исчезает guard-объект: критическая секция закончена.
        });
        scope.spawn(|| {
            halfway.wait();
            say!(pl = "czekam na muteks", ru = "жду мьютекс"; waits);
            let sum: u64 = accounts.lock().unwrap().iter().sum();
            say!(
                pl = "suma pod muteksem: {sum}",
                ru = "сумма под мьютексом: {sum}"
            );
        });
    });
}
// ANCHOR_END: mutex
