//! pl: Dwa nazwane wątki witają się po dziesięć razy. Kto kiedy, decyduje planista.
//! ru: Два потока с именами здороваются по десять раз. Кто и когда — решает планировщик.

use std::{fs, io, thread};

use narrator::say;

// ANCHOR: hello
fn hello(times: u32) {
    for nr in 1..=times {
        say!(pl = "cześć #{nr:02}", ru = "привет #{nr:02}");
    }
}

fn two_named_threads() -> io::Result<()> {
    let start = |name: &str| {
        thread::Builder::new()
            .name(name.to_owned())
            .spawn(|| hello(10))
    };
    let threads = [start("alfa")?, start("beta")?];
    for thread in threads {
        thread.join().unwrap();
    }
    Ok(())
}
// ANCHOR_END: hello

// ANCHOR: names
fn length_in_system() -> Option<usize> {
    let name = fs::read_to_string("/proc/thread-self/comm").ok()?;
    Some(name.trim_end().len())
}

fn a_long_name() -> io::Result<()> {
    let name = "a-name-too-long-for-the-system";
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(|| {
            let current = thread::current();
            let all = current.name().map_or(0, str::len);
            match length_in_system() {
                Some(kept) => say!(
                    pl = "nazwa ma {all} znaków, w systemie {kept}",
                    ru = "в имени знаков: {all}, в системе: {kept}"
                ),
                None => say!(pl = "nazwa ma {all} znaków", ru = "в имени знаков: {all}"),
            }
        })?
        .join()
        .unwrap();
    Ok(())
}
// ANCHOR_END: names

#[narrator::main]
fn main() -> io::Result<()> {
    two_named_threads()?;
    a_long_name()
}
