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
use narrator::{process, say};

// ANCHOR: guard
struct Guard(Child);

impl Drop for Guard {
    fn drop(&mut self) {
        // pl: Proces potomny mógł już sam skończyć pracę.
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
            say!(pl = "pracuję 150 ms", ru = "работаю 150 мс"; works);
            thread::sleep(Duration::from_millis(150));
            println!("done");
            say!(pl = "skończone", ru = "закончено");
            return Ok(());
        }
        Some("--middle") => return middle(),
        Some("--orphan") => return orphan(),
        _ => {}
    }
    // ANCHOR: drop
    let place = process!(pl = "bez strażnika", ru = "без guard-объекта");
    let mut child = start("--slow", place)?;
    let mut output = child.stdout.take().context("no pipe")?;
    drop(child);
    tell(&io::read_to_string(&mut output)?);
    // ANCHOR_END: drop

    // ANCHOR: panic
    let place = process!(pl = "ze strażnikiem", ru = "с guard-объектом");
    let mut child = start("--slow", place)?;
    let mut output = child.stdout.take().context("no pipe")?;
    let panicked = catch_unwind(move || {
        let _guard = Guard(child);
        // pl: Niech zdąży zacząć.
        // ru: Пусть успеет начать.
        thread::sleep(Duration::from_millis(50));
        // pl: Panika, tylko bez komunikatu.
        // ru: Паника, только без сообщения.
        resume_unwind(Box::new(()));
    });
    anyhow::ensure!(panicked.is_err());
    tell(&io::read_to_string(&mut output)?);
    // ANCHOR_END: panic

    // ANCHOR: kill
    let place = process!(pl = "rodzic sieroty", ru = "родитель сироты");
    let mut parent = start("--middle", place)?;
    let mut lines = BufReader::new(parent.stdout.take().context("no pipe")?).lines();
    let child = lines.next().context("no line")??;
    // pl: Żeby było co obejrzeć na osi czasu.
    // ru: Чтобы на временной шкале было на что посмотреть.
    thread::sleep(Duration::from_millis(50));
    parent.kill()?;
    parent.wait()?;
    say!(
        pl = "zabity rodzic procesu {child}",
        ru = "родитель процесса {child} убит"
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

fn start(role: &str, place: Option<(&str, String)>) -> anyhow::Result<Child> {
    let mut command = Command::new(env::current_exe()?);
    command.arg(role).envs(place).stdout(Stdio::piped());
    Ok(command.spawn()?)
}

fn middle() -> anyhow::Result<()> {
    let mut command = Command::new(env::current_exe()?);
    command.arg("--orphan").stdin(Stdio::piped());
    command.envs(process!(pl = "sierota", ru = "сирота"));
    let child = command.spawn()?;
    say!(pl = "działam bez końca", ru = "работаю без конца"; works);
    println!("{}", child.id());
    loop {
        thread::park();
    }
}

// ANCHOR: orphan
fn orphan() -> anyhow::Result<()> {
    // pl: Koniec do pisania ma tylko rodzic. Gdy rodzica nie ma, system zamyka ten koniec.
    // ru: Конец для записи есть только у родителя. Когда родителя нет, система закрывает этот конец.
    say!(pl = "czekam na koniec danych", ru = "жду конца данных"; waits);
    io::stdin().read_to_end(&mut Vec::new())?;
    say!(
        pl = "rodzica nie ma, kończę",
        ru = "родителя нет, заканчиваю"
    );
    println!("alone");
    Ok(())
}
// ANCHOR_END: orphan
