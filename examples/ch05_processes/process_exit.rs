//! pl: Cztery końce procesu i to, co o każdym wie rodzic.
//! ru: Четыре конца процесса и что о каждом знает родитель.

use std::{
    env,
    os::unix::process::ExitStatusExt,
    process::{self, Child, Command, Stdio},
    thread,
};

use anyhow::Context;
use narrator::say;

#[narrator::main]
fn main() -> anyhow::Result<()> {
    // ANCHOR: child
    match narrator::args().first().map(String::as_str) {
        Some("--return") => return Ok(()),
        Some("--code") => process::exit(3),
        Some("--panic") => panic!(),
        Some("--forever") => loop {
            thread::park();
        },
        _ => {}
    }
    // ANCHOR_END: child
    // ANCHOR: parent
    let code = |role| -> anyhow::Result<i32> { start(role)?.wait()?.code().context("a signal") };
    let returned = code("--return")?;
    say!(
        pl = "zwykły koniec: kod {returned}",
        ru = "обычный конец: код {returned}"
    );
    let chosen = code("--code")?;
    say!(
        pl = "kod wybrany przez proces potomny: {chosen}",
        ru = "код, который выбрал дочерний процесс: {chosen}"
    );
    let panicked = code("--panic")?;
    say!(
        pl = "nieobsłużony błąd w procesie potomnym: kod {panicked}",
        ru = "необработанная ошибка в дочернем процессе: код {panicked}"
    );

    let mut child = start("--forever")?;
    if child.try_wait()?.is_none() {
        say!(
            pl = "czwarty proces potomny jeszcze działa",
            ru = "четвёртый дочерний процесс ещё работает"
        );
    }
    child.kill()?;
    let status = child.wait()?;
    let signal = status.signal().context("no signal")?;
    anyhow::ensure!(status.code().is_none());
    say!(
        pl = "przerwany z zewnątrz: kodu nie ma, jest sygnał {signal}",
        ru = "прерван извне: кода нет, есть сигнал {signal}"
    );
    // ANCHOR_END: parent
    Ok(())
}

fn start(role: &str) -> anyhow::Result<Child> {
    // pl: Komunikat paniki nie jest tu potrzebny.
    // ru: Сообщение о панике здесь не нужно.
    let mut command = Command::new(env::current_exe()?);
    Ok(command.arg(role).stderr(Stdio::null()).spawn()?)
}
