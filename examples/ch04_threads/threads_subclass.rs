//! pl: Zamiast podklasy `Thread`: własny typ z metodą `run`. Wątek powstaje dopiero w `start`.
//! ru: Вместо подкласса `Thread` — свой тип с методом `run`. Поток появляется только в `start`.

use std::{
    io,
    thread::{self, JoinHandle},
};

use anyhow::Result;
use narrator::say;

// ANCHOR: task
trait Task: Sized + Send + 'static {
    type Output: Send + 'static;

    fn run(self) -> Self::Output;

    fn start(self, name: &str) -> io::Result<JoinHandle<Self::Output>> {
        thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || self.run())
    }
}

struct Hello {
    times: u32,
}

impl Task for Hello {
    type Output = u32;

    fn run(self) -> u32 {
        for nr in 1..=self.times {
            say!(pl = "cześć #{nr:02}", ru = "привет #{nr:02}");
        }
        self.times
    }
}
// ANCHOR_END: task

#[narrator::main]
fn main() -> Result<()> {
    // ANCHOR: start
    let (first, second) = (Hello { times: 3 }, Hello { times: 4 });
    say!(
        pl = "obiekty już są, wątków jeszcze nie ma",
        ru = "объекты уже есть, потоков ещё нет"
    );
    let threads = [first.start("alfa")?, second.start("beta")?];
    let total: u32 = threads.map(|thread| thread.join().unwrap()).iter().sum();
    say!(
        pl = "razem powitań: {total}",
        ru = "всего приветствий: {total}"
    );
    // ANCHOR_END: start

    // ANCHOR: run
    say!(pl = "wołam `run` wprost", ru = "вызываю `run` напрямую");
    Hello { times: 1 }.run();
    // ANCHOR_END: run
    Ok(())
}
