//! pl: Co dzieje się z procesem potomnym, gdy znika `Child`, strażnik albo cały rodzic.
//! ru: Что бывает с дочерним процессом, когда исчезает `Child`, guard-объект или весь родитель.

use std::{
    env,
    io::{self, BufRead, BufReader, Read},
    panic::{catch_unwind, resume_unwind},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use anyhow::Context;
use narrator::say;

// ANCHOR: guard
struct Guard(Child);

impl Drop for Guard {
    fn drop(&mut self) {
        // pl: Dziecko mogło już skończyć pracę samo.
        // ru: Дочерний процесс мог уже завершиться сам.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
// ANCHOR_END: guard

#[narrator::main]
fn main() -> anyhow::Result<()> {
    match narrator::args().first().map(String::as_str) {
        Some("--slow") => {
            thread::sleep(Duration::from_millis(150));
            println!("done");
            return Ok(());
        }
        Some("--middle") => return middle(),
        Some("--orphan") => return orphan(),
        _ => {}
    }
    // ANCHOR: drop
    let mut child = start("--slow")?;
    let mut output = child.stdout.take().context("no pipe")?;
    drop(child);
    tell(&io::read_to_string(&mut output)?);
    // ANCHOR_END: drop

    // ANCHOR: panic
    let mut child = start("--slow")?;
    let mut output = child.stdout.take().context("no pipe")?;
    let panicked = catch_unwind(move || {
        let _guard = Guard(child);
        // pl: Panika, tylko bez komunikatu.
        // ru: Паника, только без сообщения.
        resume_unwind(Box::new(()));
    });
    anyhow::ensure!(panicked.is_err());
    tell(&io::read_to_string(&mut output)?);
    // ANCHOR_END: panic

    // ANCHOR: kill
    let mut parent = start("--middle")?;
    let mut lines = BufReader::new(parent.stdout.take().context("no pipe")?).lines();
    let child = lines.next().context("no line")??;
    parent.kill()?;
    parent.wait()?;
    say!(
        pl = "zabijam proces, który uruchomił {child}",
        ru = "убиваю процесс, который запустил {child}"
    );
    let message = lines.next().context("no line")??;
    anyhow::ensure!(message == "alone");
    say!(
        pl = "proces {child} zobaczył koniec danych i sam kończy pracę",
        ru = "процесс {child} увидел конец данных и завершается сам"
    );
    // ANCHOR_END: kill
    Ok(())
}

fn tell(output: &str) {
    if output.is_empty() {
        say!(
            pl = "proces potomny przerwany w połowie pracy",
            ru = "дочерний процесс оборвался посреди работы"
        );
    } else {
        say!(
            pl = "proces potomny skończył pracę",
            ru = "дочерний процесс закончил работу"
        );
    }
}

fn start(role: &str) -> anyhow::Result<Child> {
    let mut command = Command::new(env::current_exe()?);
    Ok(command.arg(role).stdout(Stdio::piped()).spawn()?)
}

fn middle() -> anyhow::Result<()> {
    let mut command = Command::new(env::current_exe()?);
    let child = command.arg("--orphan").stdin(Stdio::piped()).spawn()?;
    println!("{}", child.id());
    loop {
        thread::park();
    }
}

// ANCHOR: orphan
fn orphan() -> anyhow::Result<()> {
    // pl: Koniec do pisania ma tylko rodzic. Gdy rodzica nie ma, system zamyka ten koniec.
    // ru: Конец для записи есть только у родителя. Когда родителя нет, система закрывает этот конец.
    io::stdin().read_to_end(&mut Vec::new())?;
    println!("alone");
    Ok(())
}
// ANCHOR_END: orphan
