//! pl: Trzy wątki pracują jednocześnie i oddają wyniki. Wspólną pamięć dostaje tylko ten, kto o nią poprosi.
//! ru: Три потока работают одновременно и отдают результаты. Общую память получает лишь тот, кто её попросит.

use std::{
    sync::atomic::{AtomicU32, Ordering},
    thread,
    time::Duration,
};

use narrator::say;

// ANCHOR: spawn
static FINISHED: AtomicU32 = AtomicU32::new(0);

fn square(n: u32) -> u32 {
    say!(pl = "zaczynam", ru = "начинаю"; works);
    thread::sleep(Duration::from_millis(100));
    FINISHED.fetch_add(1, Ordering::Relaxed);
    say!(pl = "kończę", ru = "заканчиваю");
    n * n
}

fn sum_of_squares() -> u32 {
    let threads = [1, 2, 3].map(|n| thread::spawn(move || square(n)));
    threads
        .into_iter()
        .map(|thread| thread.join().unwrap())
        .sum()
}
// ANCHOR_END: spawn

// ANCHOR: scope
fn double(numbers: &mut [u32]) {
    for n in numbers {
        *n *= 2;
    }
    say!(pl = "moja połowa zrobiona", ru = "моя половина сделана");
}

fn double_in_two_threads(numbers: &mut [u32]) {
    let (left, right) = numbers.split_at_mut(numbers.len() / 2);
    thread::scope(|scope| {
        scope.spawn(|| double(left));
        scope.spawn(|| double(right));
    });
    // pl: Tu oba wątki na pewno już skończyły.
    // ru: Здесь оба потока уже точно закончили.
}
// ANCHOR_END: scope

#[narrator::main]
fn main() {
    let sum = sum_of_squares();
    let finished = FINISHED.load(Ordering::Relaxed);
    say!(
        pl = "zakończone wątki: {finished}, suma kwadratów: {sum}",
        ru = "потоков закончило: {finished}, сумма квадратов: {sum}"
    );

    let mut numbers = [1, 2, 3, 4];
    double_in_two_threads(&mut numbers);
    say!(
        pl = "lista po zmianie: {numbers:?}",
        ru = "список после изменения: {numbers:?}"
    );
}
