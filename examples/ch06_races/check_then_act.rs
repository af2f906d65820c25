//! pl: Dwie kasy sprzedają ostatnie miejsce. Sprawdzenie i sprzedaż muszą być jednym krokiem.
//! ru: Две кассы продают последнее место. Проверка и продажа должны быть одним шагом.

use std::{
    sync::{
        Barrier,
        atomic::{AtomicI64, Ordering::SeqCst},
    },
    thread,
    time::Duration,
};

use narrator::say;

// pl: Udawana praca, żeby było co narysować. Kolejności pilnuje bariera, nie sen.
// ru: Мнимая работа, чтобы было что нарисовать. За порядком следит барьер, а не сон.
const WORK: Duration = Duration::from_millis(20);

#[narrator::main]
fn main() {
    say!(
        pl = "najpierw sprawdź, potem sprzedaj",
        ru = "сначала проверить, потом продать"; works
    );
    sell(check_then_act);
    say!(
        pl = "sprzedaj, jeśli nic się nie zmieniło",
        ru = "продать, если ничего не изменилось"; works
    );
    sell(compare_and_swap);
}

// ANCHOR: check
fn check_then_act(seats: &AtomicI64, both_have_looked: &Barrier) {
    let seen = seats.load(SeqCst);
    say!(pl = "wolne miejsca: {seen}", ru = "свободных мест: {seen}"; waits);
    both_have_looked.wait();
    thread::sleep(WORK);
    if seen > 0 {
        seats.fetch_sub(1, SeqCst);
        say!(pl = "sprzedane", ru = "продано"; works);
        thread::sleep(WORK);
    }
}
// ANCHOR_END: check

// ANCHOR: swap
fn compare_and_swap(seats: &AtomicI64, both_have_looked: &Barrier) {
    let seen = seats.load(SeqCst);
    say!(pl = "wolne miejsca: {seen}", ru = "свободных мест: {seen}"; waits);
    both_have_looked.wait();
    thread::sleep(WORK);
    if seen > 0 {
        match seats.compare_exchange(seen, seen - 1, SeqCst, SeqCst) {
            Ok(_) => say!(pl = "sprzedane", ru = "продано"; works),
            Err(now) => say!(
                pl = "ktoś był szybszy, wolne miejsca: {now}",
                ru = "кто-то успел раньше, свободных мест: {now}"; works
            ),
        }
        thread::sleep(WORK);
    }
}
// ANCHOR_END: swap

fn sell(how: fn(&AtomicI64, &Barrier)) {
    let seats = AtomicI64::new(1);
    let both_have_looked = Barrier::new(2);
    thread::scope(|scope| {
        for n in 1..=2 {
            let (seats, both_have_looked) = (&seats, &both_have_looked);
            scope.spawn(move || {
                thread::sleep(WORK * n);
                how(seats, both_have_looked);
            });
        }
    });
    let left = seats.into_inner();
    say!(pl = "zostało miejsc: {left}", ru = "осталось мест: {left}");
}
