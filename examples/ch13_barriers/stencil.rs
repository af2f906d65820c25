//! pl: Ciepło idzie po pręcie, po jednej komórce na krok. Krok to odczyt i zapis, a każde z nich wymaga kompletu.
//! ru: Тепло идёт по стержню, за шаг на одну ячейку. Шаг — это чтение и запись, и собраться нужно после каждого.

use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::{thread, time::Duration};

use narrator::say;

const USAGE: &str = "--method two_barriers | one_barrier | two_rods";
const THREADS: usize = 3;
const STEPS: usize = 2;
const WORK: Duration = Duration::from_millis(40);

// pl: Na lewym końcu grzałka, na prawym lód. Tych dwóch komórek nikt nie zmienia.
// ru: Слева нагреватель, справа лёд. Эти две ячейки никто не меняет.
const START: [u32; THREADS + 2] = [256, 0, 0, 0, 0];

type Rod = [AtomicU32; THREADS + 2];
type Method = fn() -> Rod;

#[narrator::main]
fn main() -> anyhow::Result<()> {
    let methods: [(&str, Method); 3] = [
        ("two_barriers", two_barriers),
        ("one_barrier", one_barrier),
        ("two_rods", two_rods),
    ];
    let arguments = narrator::args();
    let chosen = match arguments.as_slice() {
        [] => None,
        [option, name] if option == "--method" => Some(name),
        _ => anyhow::bail!(USAGE),
    };
    anyhow::ensure!(
        chosen.is_none_or(|chosen| methods.iter().any(|(name, _)| chosen == name)),
        USAGE
    );

    let expected = in_one_thread();
    for (name, compute) in methods {
        if chosen.is_none_or(|chosen| chosen == name) {
            let rod = compute().map(AtomicU32::into_inner);
            let differences = rod.iter().zip(expected).filter(|(a, b)| *a != b).count();
            say!(
                pl = "pręt po dwóch krokach: {rod:?}, różnic względem jednego wątku: {differences}",
                ru = "стержень после двух шагов: {rod:?}, отличий от счёта в одном потоке: {differences}"
            );
        }
    }
    Ok(())
}

// ANCHOR: mix
fn mix(left: u32, own: u32, right: u32) -> u32 {
    (left + 2 * own + right) / 4
}

fn in_one_thread() -> [u32; THREADS + 2] {
    let mut rod = START;
    for _ in 0..STEPS {
        let old = rod;
        for cell in 1..=THREADS {
            rod[cell] = mix(old[cell - 1], old[cell], old[cell + 1]);
        }
    }
    rod
}
// ANCHOR_END: mix

// pl: Każdy wątek liczy swoją komórkę w innym tempie: pierwszy jest najszybszy.
// ru: Каждый поток считает свою ячейку в своём темпе: первый самый быстрый.
fn next_value(step: usize, cell: usize, rod: &Rod) -> u32 {
    say!(
        pl = "krok {step}: pracuję",
        ru = "шаг {step}: работаю"; works
    );
    thread::sleep(WORK * u32::try_from(cell).expect("a small number"));
    let [left, own, right] = [cell - 1, cell, cell + 1].map(|cell| rod[cell].load(Relaxed));
    let new = mix(left, own, right);
    say!(
        pl = "krok {step}: widzę {left}, {own}, {right}, zapiszę {new}",
        ru = "шаг {step}: вижу {left}, {own}, {right}, запишу {new}"; waits
    );
    new
}

fn two_barriers() -> Rod {
    say!(
        pl = "dwie bariery na krok: po odczycie i po zapisie",
        ru = "два барьера на шаг: после чтения и после записи"
    );
    let rod = START.map(AtomicU32::new);
    let meeting = Barrier::new(THREADS);
    // ANCHOR: two_barriers
    thread::scope(|scope| {
        for cell in 1..=THREADS {
            let (rod, meeting) = (&rod, &meeting);
            scope.spawn(move || {
                for step in 1..=STEPS {
                    let new = next_value(step, cell, rod);
                    // pl: Wszyscy już odczytali sąsiadki, można pisać.
                    // ru: Соседей прочитали уже все, можно писать.
                    meeting.wait();
                    rod[cell].store(new, Relaxed);
                    // pl: Wszyscy już zapisali, można czytać.
                    // ru: Записали уже все, можно читать.
                    meeting.wait();
                }
            });
        }
    });
    // ANCHOR_END: two_barriers
    rod
}

fn one_barrier() -> Rod {
    say!(
        pl = "jedna bariera na krok: tylko po zapisie, więc wynik zależy od tempa wątków",
        ru = "один барьер на шаг: только после записи, и результат зависит от темпа потоков"
    );
    let rod = START.map(AtomicU32::new);
    let meeting = Barrier::new(THREADS);
    thread::scope(|scope| {
        for cell in 1..=THREADS {
            let (rod, meeting) = (&rod, &meeting);
            scope.spawn(move || {
                // ANCHOR: one_barrier
                for step in 1..=STEPS {
                    let new = next_value(step, cell, rod);
                    rod[cell].store(new, Relaxed);
                    meeting.wait();
                }
                // ANCHOR_END: one_barrier
            });
        }
    });
    rod
}

fn two_rods() -> Rod {
    say!(
        pl = "dwa pręty i jedna bariera na krok: z jednego się czyta, w drugim pisze",
        ru = "два стержня и один барьер на шаг: из одного читают, в другой пишут"
    );
    let rods = [START.map(AtomicU32::new), START.map(AtomicU32::new)];
    let meeting = Barrier::new(THREADS);
    thread::scope(|scope| {
        for cell in 1..=THREADS {
            let (rods, meeting) = (&rods, &meeting);
            scope.spawn(move || {
                // ANCHOR: two_rods
                for step in 1..=STEPS {
                    let (from, to) = (&rods[(step - 1) % 2], &rods[step % 2]);
                    to[cell].store(next_value(step, cell, from), Relaxed);
                    // pl: Pręty zamieniają się rolami dopiero po komplecie.
                    // ru: Ролями стержни меняются, только когда собрались все.
                    meeting.wait();
                }
                // ANCHOR_END: two_rods
            });
        }
    });
    let [even, odd] = rods;
    if STEPS.is_multiple_of(2) { even } else { odd }
}
