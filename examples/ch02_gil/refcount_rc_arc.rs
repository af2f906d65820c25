//! pl: Zliczanie referencji: `Rc` liczy zwykłą liczbą, `Arc` operacjami atomowymi. Zwykła liczba w kilku wątkach się gubi.
//! ru: Подсчёт ссылок: `Rc` считает обычным числом, `Arc` — атомарными операциями. Обычное число в нескольких потоках сбивается.

use std::{
    rc::Rc,
    sync::{
        Arc, Barrier,
        atomic::{AtomicI64, Ordering::Relaxed},
    },
    thread,
};

use narrator::say;

const THREADS: usize = 4;
const TIMES: usize = 500_000;

#[narrator::main]
fn main() {
    // ANCHOR: rc
    let first = Rc::new(String::from("dane"));
    let second = Rc::clone(&first);
    let references = Rc::strong_count(&first);
    say!(
        pl = "jeden wątek, referencje: {references}",
        ru = "один поток, ссылок: {references}"
    );
    drop(second);
    // ANCHOR_END: rc

    // ANCHOR: arc
    let shared = Arc::new(String::from("dane"));
    let everybody_has_one = Barrier::new(THREADS + 1);
    thread::scope(|scope| {
        for _ in 0..THREADS {
            let mine = Arc::clone(&shared);
            scope.spawn(|| {
                let mine = mine;
                everybody_has_one.wait();
                everybody_has_one.wait();
                drop(mine);
            });
        }
        everybody_has_one.wait();
        let references = Arc::strong_count(&shared);
        say!(
            pl = "cztery wątki mają po jednej, referencje: {references}",
            ru = "у четырёх потоков по одной, ссылок: {references}"
        );
        everybody_has_one.wait();
    });
    let references = Arc::strong_count(&shared);
    say!(
        pl = "wątki skończyły, referencje: {references}",
        ru = "потоки закончили, ссылок: {references}"
    );
    // ANCHOR_END: arc

    // ANCHOR: naive
    // pl: Tak liczyłby `Rc`, gdyby wpuścić do niego kilka wątków: odczyt i osobny zapis.
    // ru: Так считал бы `Rc`, если бы пустить в него несколько потоков: чтение и отдельная запись.
    let naive = AtomicI64::new(1);
    let change = |by: i64| naive.store(naive.load(Relaxed) + by, Relaxed);
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                for _ in 0..TIMES {
                    change(1);
                    change(-1);
                }
            });
        }
    });
    let error = (naive.into_inner() - 1).abs();
    say!(
        pl = "licznik bez synchronizacji pomylił się o {error}",
        ru = "счётчик без синхронизации ошибся на {error}"
    );
    // ANCHOR_END: naive
}
