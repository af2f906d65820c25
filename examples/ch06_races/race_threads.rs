//! pl: Dwa wątki zwiększają licznik. Każdy odczyt i każdy zapis jest atomowy, a jedynki i tak giną.
//! ru: Два потока увеличивают счётчик. Каждое чтение и каждая запись атомарны, а единицы всё равно пропадают.

use std::{
    sync::{
        Barrier,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    thread,
};

use anyhow::Context;
use narrator::say;

// ANCHOR: steps
static COUNTER: AtomicU64 = AtomicU64::new(0);

fn read_then_write() {
    let value = COUNTER.load(Relaxed);
    COUNTER.store(value + 1, Relaxed);
}

fn read_call_write() {
    let value = COUNTER.load(Relaxed);
    let value = plus_one(value);
    COUNTER.store(value, Relaxed);
}

fn one_step() {
    COUNTER.fetch_add(1, Relaxed);
}
// ANCHOR_END: steps

#[inline(never)]
fn plus_one(value: u64) -> u64 {
    value + 1
}

#[narrator::main]
fn main() -> anyhow::Result<()> {
    let times: u64 = match narrator::args().as_slice() {
        [] => 5_000_000,
        [option, times] if option == "--times" => times.parse().context("--times N")?,
        _ => anyhow::bail!("--times N"),
    };
    say!(
        pl = "osobny odczyt i osobny zapis",
        ru = "отдельно чтение, отдельно запись"; works
    );
    race(times, read_then_write);
    say!(
        pl = "odczyt, wywołanie funkcji, zapis",
        ru = "чтение, вызов функции, запись"; works
    );
    race(times, read_call_write);
    say!(
        pl = "jeden niepodzielny krok",
        ru = "один неделимый шаг"; works
    );
    race(times, one_step);
    Ok(())
}

// ANCHOR: race
fn race(times: u64, step: fn()) {
    COUNTER.store(0, Relaxed);
    let start = Barrier::new(2);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                start.wait();
                for _ in 0..times {
                    step();
                }
            });
        }
    });
    let value = COUNTER.load(Relaxed);
    let lost = 2 * times - value;
    say!(
        pl = "licznik: {value}, zgubione jedynki: {lost}",
        ru = "счётчик: {value}, потеряно единиц: {lost}"
    );
}
// ANCHOR_END: race
