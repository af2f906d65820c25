//! pl: Głęboka rekurencja potrzebuje stosu. Jego rozmiar wybiera się przed startem wątku, a przepełnienie kończy cały proces.
//! ru: Глубокой рекурсии нужен стек. Его размер выбирают до запуска потока, а переполнение завершает весь процесс.

use std::{env, hint::black_box, io, process::Command, process::Stdio, thread};

use anyhow::Result;
use narrator::say;

const MIB: usize = 1024 * 1024;
const LEVELS: usize = 4000;

// ANCHOR: deep
fn dive(level: usize) -> usize {
    // pl: Każdy poziom kładzie na stosie co najmniej 1 KiB.
    // ru: Каждый уровень кладёт на стек не меньше 1 КиБ.
    let block = black_box([1u8; 1024]);
    if level == 0 {
        return 0;
    }
    usize::from(block[level % 1024]) + dive(level - 1)
}

fn dive_with_stack(bytes: usize, levels: usize) -> io::Result<usize> {
    let builder = thread::Builder::new().stack_size(bytes);
    let thread = builder.spawn(move || dive(levels))?;
    Ok(thread.join().unwrap())
}
// ANCHOR_END: deep

// ANCHOR: child
// pl: Ten sam program jako proces potomny: jeśli zabraknie stosu, zginie tylko on.
// ru: Та же программа в дочернем процессе: если стека не хватит, погибнет только он.
fn child_survives(min_stack: Option<usize>) -> io::Result<bool> {
    let mut child = Command::new(env::current_exe()?);
    child
        .arg("--dive")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    match min_stack {
        Some(bytes) => child.env("RUST_MIN_STACK", bytes.to_string()),
        None => child.env_remove("RUST_MIN_STACK"),
    };
    Ok(child.status()?.success())
}
// ANCHOR_END: child

#[narrator::main]
fn main() -> Result<()> {
    if narrator::args().iter().any(|argument| argument == "--dive") {
        thread::spawn(|| dive(LEVELS)).join().unwrap();
        return Ok(());
    }

    let reached = dive_with_stack(32 * MIB, LEVELS)?;
    say!(
        pl = "stos 32 MiB: rekurencja schodzi na poziom {reached}",
        ru = "стек 32 МиБ: рекурсия доходит до уровня {reached}"
    );
    let reached = dive_with_stack(1, 3)?;
    say!(
        pl = "prośba o 1 bajt: wątek i tak schodzi na poziom {reached}",
        ru = "просьба об 1 байте: поток всё равно доходит до уровня {reached}"
    );
    for min_stack in [None, Some(32 * MIB)] {
        let survived = child_survives(min_stack)?;
        match (min_stack, survived) {
            (None, false) => say!(
                pl = "domyślny stos: koniec całego procesu",
                ru = "стек по умолчанию: конец всему процессу"
            ),
            (None, true) => say!(
                pl = "domyślny stos: wystarcza",
                ru = "стека по умолчанию хватает"
            ),
            (Some(_), false) => say!(
                pl = "RUST_MIN_STACK: koniec całego procesu",
                ru = "RUST_MIN_STACK: конец всему процессу"
            ),
            (Some(_), true) => say!(
                pl = "RUST_MIN_STACK: proces kończy się zwyczajnie",
                ru = "RUST_MIN_STACK: процесс завершается обычно"
            ),
        }
    }
    Ok(())
}
