//! pl: Ile kosztuje uruchomienie i doczekanie końca: wątku i procesu.
//! ru: Сколько стоит запустить и дождаться конца: потока и процесса.

use std::{env, process::Command, thread, time::Instant};

use anyhow::Context;
use narrator::say;

#[narrator::main]
fn main() -> anyhow::Result<()> {
    let rounds: usize = match narrator::args().as_slice() {
        [] => 100,
        [role] if role == "--child" => return Ok(()),
        [option, rounds] if option == "--rounds" => rounds.parse().context("--rounds N")?,
        _ => anyhow::bail!("--rounds N"),
    };
    // ANCHOR: cost
    say!(pl = "mierzę wątki", ru = "замеряю потоки"; works);
    let of_thread = measure(rounds, || {
        thread::spawn(|| {}).join().expect("it does nothing");
        Ok(())
    })?;
    say!(pl = "mierzę procesy", ru = "замеряю процессы"; works);
    let program = env::current_exe()?;
    let of_process = measure(rounds, || {
        Command::new(&program).arg("--child").status()?;
        Ok(())
    })?;
    // ANCHOR_END: cost
    for (what, kind, (least, median)) in [
        ("wątek", "поток", of_thread),
        ("proces", "процесс", of_process),
    ] {
        say!(
            pl = "{what}: najkrócej {least} µs, mediana {median} µs",
            ru = "{kind}: самое меньшее {least} мкс, медиана {median} мкс"
        );
    }
    let times = of_process.0 / of_thread.0.max(1);
    say!(
        pl = "najkrótsze czasy: proces {times} razy dłużej niż wątek",
        ru = "если сравнить самое короткое время, процесс дороже потока во столько раз: {times}"
    );
    Ok(())
}

/// The shortest duration and the median, in microseconds. On a busy machine the median says how long one waits for a core.
fn measure(rounds: usize, work: impl Fn() -> anyhow::Result<()>) -> anyhow::Result<(u128, u128)> {
    let mut times = Vec::new();
    for _ in 0..rounds.max(1) {
        let started = Instant::now();
        work()?;
        times.push(started.elapsed().as_micros());
    }
    times.sort_unstable();
    Ok((times[0], times[times.len() / 2]))
}
