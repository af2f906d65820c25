//! pl: Kto ma GIL? Dwa wątki liczą, trzeci na zmianę liczy i śpi. Każde przekazanie widać.
//! ru: У кого GIL? Два потока считают, третий то считает, то спит. Видна каждая передача.

use std::{
    hint::black_box,
    thread,
    time::{Duration, Instant},
};

use narrator::say;

mod gil;
use gil::{Gil, GilGuard, Switch};

const MS: Duration = Duration::from_millis(1);

/// Executes instructions until it has had the lock for so long.
fn compute(guard: &mut GilGuard, mut left: Duration) {
    let mut since = Instant::now();
    say!(pl = "mam GIL, liczę", ru = "у меня GIL, считаю"; works);
    while since.elapsed() < left {
        (0..100).for_each(|step| _ = black_box(step));
        if guard.asked() {
            left = left.saturating_sub(since.elapsed());
            say!(pl = "ktoś prosi, oddaję GIL i czekam", ru = "кто-то просит, отдаю GIL и жду"; waits);
            guard.hand_over();
            say!(pl = "znów mam GIL, liczę", ru = "снова у меня GIL, считаю"; works);
            since = Instant::now();
        }
    }
}

#[narrator::main]
fn main() {
    let gil = Gil::new(Switch::After(5 * MS));
    let only_computes = || {
        say!(pl = "czekam na GIL", ru = "жду GIL"; waits);
        let mut guard = gil.acquire();
        compute(&mut guard, 16 * MS);
        say!(pl = "koniec, oddaję GIL", ru = "конец, отдаю GIL");
    };
    // ANCHOR: sleeps
    let computes_and_sleeps = || {
        say!(pl = "czekam na GIL", ru = "жду GIL"; waits);
        let mut guard = gil.acquire();
        compute(&mut guard, MS);
        say!(pl = "oddaję GIL i śpię 15 ms", ru = "отдаю GIL и сплю 15 мс"; waits);
        guard.allow_threads(|| {
            thread::sleep(15 * MS);
            say!(pl = "koniec snu, czekam na GIL", ru = "сон окончен, жду GIL"; waits);
        });
        compute(&mut guard, MS);
        say!(pl = "koniec, oddaję GIL", ru = "конец, отдаю GIL");
    };
    // ANCHOR_END: sleeps
    thread::scope(|scope| {
        scope.spawn(computes_and_sleeps);
        scope.spawn(only_computes);
        scope.spawn(only_computes);
    });
    let n = gil.hand_overs();
    say!(
        pl = "przekazania GIL-a na prośbę: {n}",
        ru = "передач GIL по просьбе: {n}"
    );
}
