//! pl: Cztery wątki zwiększają jeden licznik. Muteks pilnuje, żeby odczyt i zapis były jednym krokiem.
//! ru: Четыре потока увеличивают один счётчик. Мьютекс следит, чтобы чтение и запись были одним шагом.

use std::{
    sync::{Arc, Mutex},
    thread,
};

use anyhow::Context;
use narrator::say;

const THREADS: u64 = 4;

#[narrator::main]
fn main() -> anyhow::Result<()> {
    let times: u64 = match narrator::args().as_slice() {
        [] => 250_000,
        [option, times] if option == "--times" => times.parse().context("--times N")?,
        _ => anyhow::bail!("--times N"),
    };

    // ANCHOR: counter
    say!(
        pl = "każdy z {THREADS} wątków zwiększa licznik {times} razy",
        ru = "каждый из {THREADS} потоков увеличивает счётчик {times} раз"
    );
    let counter = Arc::new(Mutex::new(0_u64));

    let threads: Vec<_> = (0..THREADS)
        .map(|_| {
            let counter = Arc::clone(&counter);
            thread::spawn(move || {
                for _ in 0..times {
                    let mut value = counter.lock().unwrap();
                    *value += 1;
                    // pl: Tu znika strażnik, a razem z nim blokada.
                    // ru: Здесь исчезает guard-объект, а с ним и блокировка.
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }

    let (value, expected) = (*counter.lock().unwrap(), THREADS * times);
    say!(
        pl = "licznik: {value}, oczekiwano: {expected}",
        ru = "счётчик: {value}, ожидалось: {expected}"
    );
    // ANCHOR_END: counter
    Ok(())
}
