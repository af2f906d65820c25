//! pl: Dziesięć zleceń, pięć wątków roboczych. Licznik lokalny jest poprawny zawsze, wspólny dodawany w dwóch krokach tylko czasem.
//! ru: Десять работ, пять рабочих потоков. Локальный счётчик верен всегда, общий, прибавляемый в два шага, — как повезёт.

use std::{
    hint::black_box,
    sync::{
        atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed},
        mpsc,
    },
    thread,
};

use narrator::say;

const JOBS: usize = 10;
const WORKERS: usize = 5;
const TIMES: u64 = 100_000;

#[narrator::main]
fn main() {
    let (next, shared) = (AtomicUsize::new(0), AtomicU64::new(0));
    let (results, finished) = mpsc::channel();

    // ANCHOR: job
    let job = || {
        let mut local = 0_u64;
        for _ in 0..TIMES {
            local = black_box(local + 1);
            // pl: Odczyt i zapis to dwa kroki.
            // ru: Чтение и запись — два шага.
            let value = shared.load(Relaxed);
            shared.store(value + 1, Relaxed);
        }
        local
    };
    // ANCHOR_END: job

    thread::scope(|scope| {
        for _ in 0..WORKERS {
            let (results, job, next) = (results.clone(), &job, &next);
            scope.spawn(move || {
                loop {
                    let number = next.fetch_add(1, Relaxed);
                    if number >= JOBS {
                        break;
                    }
                    results.send((number, job())).unwrap();
                }
            });
        }
        drop(results);
        // pl: Jak `as_completed`: wyniki w kolejności, w jakiej są gotowe.
        // ru: Как `as_completed`: результаты в том порядке, в каком готовы.
        for (number, local) in finished {
            say!(
                pl = "zlecenie {number}: licznik lokalny {local}",
                ru = "работа {number}: локальный счётчик {local}"
            );
        }
    });

    let (value, total) = (shared.into_inner(), TIMES * JOBS as u64);
    say!(
        pl = "licznik wspólny: {value}, dodawano {total} razy",
        ru = "общий счётчик: {value}, прибавляли {total} раз"
    );
}
