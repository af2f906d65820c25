//! pl: Uczciwe porównanie: tyle samo pracy po kolei i w wątkach, z GIL-em i bez. Obok czasu na zegarze czas procesora.
//! ru: Честное сравнение: одна и та же работа по очереди и в потоках, с GIL и без. Рядом с временем на часах — процессорное.

use std::{
    hint::black_box,
    thread,
    time::{Duration, Instant},
};

use anyhow::Context;
use cpu_time::ProcessTime;
use narrator::say;

mod gil;
mod machine;
use gil::{Gil, Switch};

const ROUNDS: u32 = 3;

// ANCHOR: task
fn task(additions: u64) {
    let mut total = 0_u64;
    for i in 0..additions {
        // pl: Bez `black_box` kompilator policzyłby sumę z góry, bez pętli.
        // ru: Без `black_box` компилятор посчитал бы сумму заранее, без цикла.
        total = black_box(total.wrapping_add(i));
    }
}
// ANCHOR_END: task

fn task_under_gil(gil: &Gil, additions: u64) {
    let mut guard = gil.acquire();
    for _ in 0..100 {
        task(additions / 100);
        guard.checkpoint();
    }
}

/// The time on the clock and the processor's, in milliseconds: those of the round that other programs disturbed least.
fn measure(work: impl Fn()) -> (u128, u128) {
    let round = |_| {
        let (clock, processor) = (Instant::now(), ProcessTime::now());
        work();
        (clock.elapsed(), processor.elapsed())
    };
    let (wall, cpu) = (0..ROUNDS).map(round).min().unwrap_or_default();
    (wall.as_millis(), cpu.as_millis())
}

fn four_threads(task: impl Fn() + Sync) {
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(&task);
        }
    });
}

#[narrator::main]
fn main() -> anyhow::Result<()> {
    let additions: u64 = match narrator::args().as_slice() {
        [] => 1_000_000,
        [option, number] if option == "--additions" => number.parse().context("--additions N")?,
        _ => anyhow::bail!("--additions N"),
    };
    let gil = Gil::new(Switch::After(Duration::from_millis(5)));
    let before = machine::share();
    let cores = thread::available_parallelism()?;
    say!(pl = "liczba rdzeni: {cores}", ru = "число ядер: {cores}");

    // ANCHOR: fair
    let (wall, cpu) = measure(|| task(additions));
    say!(
        pl = "1 obliczenie: {wall} ms, procesor {cpu} ms",
        ru = "1 вычисление: {wall} мс, процессор {cpu} мс"
    );
    let (wall, cpu) = measure(|| (0..4).for_each(|_| task(additions)));
    say!(
        pl = "4 po kolei: {wall} ms, procesor {cpu} ms",
        ru = "4 по очереди: {wall} мс, процессор {cpu} мс"
    );
    let (wall, cpu) = measure(|| four_threads(|| task(additions)));
    say!(
        pl = "4 w wątkach: {wall} ms, procesor {cpu} ms",
        ru = "4 в потоках: {wall} мс, процессор {cpu} мс"
    );
    let (wall, cpu) = measure(|| four_threads(|| task_under_gil(&gil, additions)));
    say!(
        pl = "4 w wątkach z małym GIL-em: {wall} ms, procesor {cpu} ms",
        ru = "4 в потоках с маленьким GIL: {wall} мс, процессор {cpu} мс"
    );
    let (wall, cpu) = measure(|| four_threads(|| thread::sleep(Duration::from_millis(50))));
    say!(
        pl = "4 śpią po 50 ms w wątkach: {wall} ms, procesor {cpu} ms",
        ru = "4 спят по 50 мс в потоках: {wall} мс, процессор {cpu} мс"
    );
    // ANCHOR_END: fair

    let share = before.min(machine::share());
    say!(
        pl = "maszyna dała {share}% tego, o co prosił program; poniżej 90% te czasy o niczym nie świadczą",
        ru = "машина дала {share} % того, что просила программа; если меньше 90 %, эти времена ничего не доказывают"
    );
    Ok(())
}
