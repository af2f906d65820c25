//! pl: Mały interpreter kodu bajtowego: z globalną blokadą, bez niej i ze wspólnym licznikiem referencji.
//! ru: Маленький интерпретатор байт-кода: с глобальной блокировкой, без неё и с общим счётчиком ссылок.

use std::{
    hint::black_box,
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    thread::{self, sleep},
    time::{Duration, Instant},
};

use anyhow::Context;
use narrator::say;

mod gil;
mod machine;
use gil::{Gil, Switch};

// ANCHOR: ops
enum Op {
    Add,
    // pl: Bierze referencję do obiektu i zaraz ją oddaje.
    // ru: Берёт ссылку на объект и сразу отдаёт.
    Touch,
    Loop,
    Sleep(Duration),
    Return,
}
const COUNT: &[Op] = &[Op::Add, Op::Touch, Op::Loop, Op::Return];
const NAP: &[Op] = &[Op::Sleep(Duration::from_millis(50)), Op::Return];
// ANCHOR_END: ops

// pl: Każdy licznik we własnej linii pamięci podręcznej.
// ru: Каждый счётчик в своей строке кэша.
#[derive(Default)]
#[repr(align(128))]
struct Object {
    references: AtomicU64,
}

struct Interpreter {
    gil: Option<Gil>,
}

impl Interpreter {
    // ANCHOR: run
    fn run(&self, program: &[Op], times: u64, object: &Object) -> u64 {
        let mut guard = self.gil.as_ref().map(Gil::acquire);
        let (mut total, mut left, mut at) = (0_u64, times, 0);
        loop {
            if let Some(guard) = &mut guard {
                guard.checkpoint();
            }
            match (&program[at], &mut guard) {
                (Op::Add, _) => total = total.wrapping_add(left),
                // pl: Pod GIL-em wystarczą zwykły odczyt i zapis. Bez niego trzeba operacji atomowych.
                // ru: Под GIL хватает обычных чтения и записи. Без него нужны атомарные операции.
                (Op::Touch, Some(_)) => {
                    let references = object.references.load(Relaxed);
                    object.references.store(references + 1, Relaxed);
                    object.references.store(references, Relaxed);
                }
                (Op::Touch, None) => {
                    object.references.fetch_add(1, Relaxed);
                    object.references.fetch_sub(1, Relaxed);
                }
                (Op::Loop, _) => {
                    left -= 1;
                    if left > 0 {
                        at = 0;
                        continue;
                    }
                }
                (Op::Sleep(time), Some(guard)) => guard.allow_threads(|| sleep(*time)),
                (Op::Sleep(time), None) => sleep(*time),
                (Op::Return, _) => return total,
            }
            at += 1;
        }
    }
    // ANCHOR_END: run

    fn in_a_row(&self, program: &[Op], times: u64, objects: [&Object; 4]) -> Duration {
        let start = Instant::now();
        for object in objects {
            black_box(self.run(program, times, object));
        }
        start.elapsed()
    }

    fn in_threads(&self, program: &[Op], times: u64, objects: [&Object; 4]) -> Duration {
        let start = Instant::now();
        thread::scope(|scope| {
            for object in objects {
                scope.spawn(move || black_box(self.run(program, times, object)));
            }
        });
        start.elapsed()
    }
}

// pl: Najlepsza próba: tę najmniej zakłóciły inne programy.
// ru: Лучшая попытка: ей меньше всего помешали другие программы.
fn best(rounds: u32, mut attempt: impl FnMut() -> Duration) -> Duration {
    (0..rounds).map(|_| attempt()).min().unwrap_or_default()
}

#[narrator::main]
fn main() -> anyhow::Result<()> {
    let mut times = if cfg!(debug_assertions) {
        150_000
    } else {
        1_000_000
    };
    let mut rounds = 3;
    let mut switch = Switch::After(Duration::from_millis(5));
    let mut modes = Vec::new();
    let mut arguments = narrator::args().into_iter();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().context("N");
        match &*argument {
            "--gil" | "--free" | "--shared-refcount" => modes.push(argument),
            "--times" => times = value()?.parse()?,
            "--rounds" => rounds = value()?.parse()?,
            "--interval-us" => switch = Switch::After(Duration::from_micros(value()?.parse()?)),
            "--every" => switch = Switch::Every(value()?.parse()?),
            _ => anyhow::bail!(
                "--gil | --free | --shared-refcount, --times N, --rounds N, --interval-us N, --every N"
            ),
        }
    }
    if modes.is_empty() {
        modes = ["--gil", "--free", "--shared-refcount"]
            .map(String::from)
            .into();
    }

    let before = machine::share();
    let cores = thread::available_parallelism()?;
    say!(pl = "liczba rdzeni: {cores}", ru = "число ядер: {cores}");
    for mode in &modes {
        let interpreter = Interpreter {
            gil: (mode == "--gil").then(|| Gil::new(switch)),
        };
        let own: [Object; 4] = Default::default();
        let objects = match &**mode {
            "--shared-refcount" => [&own[0]; 4],
            _ => own.each_ref(),
        };
        let row = best(rounds, || interpreter.in_a_row(COUNT, times, objects));
        let threads = best(rounds, || interpreter.in_threads(COUNT, times, objects));
        let (one, four) = (row.as_millis(), threads.as_millis());
        let ratio = row.as_secs_f64() / threads.as_secs_f64();
        say!(
            pl = "{mode}: liczą po kolei {one} ms, w wątkach {four} ms, przyspieszenie {ratio:.2}",
            ru = "{mode}: считают по очереди {one} мс, в потоках {four} мс, ускорение {ratio:.2}"
        );
        if let Some(gil) = &interpreter.gil {
            let n = gil.hand_overs();
            say!(
                pl = "{mode}: przekazania GIL-a na prośbę: {n}",
                ru = "{mode}: передач GIL по просьбе: {n}"
            );
        }
        let nap = best(2, || interpreter.in_threads(NAP, 1, objects)).as_millis();
        say!(
            pl = "{mode}: cztery śpią po 50 ms, w wątkach razem {nap} ms",
            ru = "{mode}: четыре спят по 50 мс, в потоках вместе {nap} мс"
        );
    }

    let share = before.min(machine::share());
    say!(
        pl = "maszyna dała {share}% tego, o co prosił program; poniżej 90% te czasy o niczym nie świadczą",
        ru = "машина дала {share} % того, что просила программа; если меньше 90 %, эти времена ничего не доказывают"
    );
    Ok(())
}
