//! pl: Producent i konsument to osobne procesy. Wiadomości są wierszami JSON, a koniec łącza kończy pracę.
//! ru: Производитель и потребитель — отдельные процессы. Сообщения — строки JSON, а конец канала завершает работу.

use std::{
    env,
    io::{self, BufRead, BufReader, Write},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use anyhow::Context;
use narrator::{process, say};
use serde_json::{Value, json};

const MANY: u32 = 20_000;
const PATIENCE: Duration = Duration::from_millis(300);

#[narrator::main]
fn main() -> anyhow::Result<()> {
    match narrator::args().first().map(String::as_str) {
        Some("--producer") => producer(),
        Some("--consumer") => consumer(),
        Some("--busy-producer") => busy_producer(),
        _ => {
            route()?;
            wait_before_reading()
        }
    }
}

// ANCHOR: ends
fn producer() -> anyhow::Result<()> {
    say!(
        pl = "wysyłam trzy wiadomości",
        ru = "отправляю три сообщения"
    );
    for message in [json!(1), json!("two"), json!([42, null, "hello"])] {
        println!("{message}");
    }
    Ok(())
}

fn consumer() -> anyhow::Result<()> {
    // pl: `lines` kończy się, gdy po drugiej stronie nie ma już kto pisać.
    // ru: `lines` кончается, когда на другой стороне писать больше некому.
    say!(pl = "czekam na wiadomości", ru = "жду сообщений"; waits);
    for line in io::stdin().lines() {
        let message: Value = serde_json::from_str(&line?)?;
        println!("{message}");
    }
    say!(pl = "koniec danych", ru = "конец данных");
    Ok(())
}
// ANCHOR_END: ends

// ANCHOR: route
fn route() -> anyhow::Result<()> {
    let place = process!(pl = "producent", ru = "производитель");
    let mut producer = start("--producer", place)?;
    let place = process!(pl = "konsument", ru = "потребитель");
    let mut consumer = start("--consumer", place)?;
    let mut to_consumer = consumer.stdin.take().context("stdin is piped")?;
    for line in lines_of(&mut producer)? {
        writeln!(to_consumer, "{}", line?)?;
    }
    drop(to_consumer);
    for line in lines_of(&mut consumer)? {
        let message = line?;
        say!(
            pl = "konsument dostał {message}",
            ru = "потребитель получил {message}"
        );
    }
    anyhow::ensure!(producer.wait()?.success() && consumer.wait()?.success());
    say!(
        pl = "oba procesy skończyły pracę",
        ru = "оба процесса закончили работу"
    );
    Ok(())
}
// ANCHOR_END: route

fn busy_producer() -> anyhow::Result<()> {
    say!(pl = "piszę 20 000 liczb", ru = "пишу 20 000 чисел"; waits);
    (0..MANY).for_each(|number| println!("{number}"));
    say!(pl = "wszystko zapisane", ru = "всё записано");
    Ok(())
}

// ANCHOR: wait
fn wait_before_reading() -> anyhow::Result<()> {
    let place = process!(pl = "drugi producent", ru = "второй производитель");
    let mut producer = start("--busy-producer", place)?;
    let output = lines_of(&mut producer)?;
    let (finished, news) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || {
            say!(
                pl = "czekam, aż producent skończy",
                ru = "жду, пока производитель закончит"; waits
            );
            let status = producer.wait();
            say!(
                pl = "producent skończył pracę",
                ru = "производитель закончил работу"
            );
            let _ = finished.send(status);
        });
        if news.recv_timeout(PATIENCE).is_err() {
            say!(
                pl = "300 ms, a producent nadal żyje. Zaczynam czytać",
                ru = "300 мс, а производитель ещё жив. Начинаю читать"
            );
        }
        let read = output.count();
        say!(
            pl = "przeczytane wiadomości: {read}",
            ru = "прочитано сообщений: {read}"
        );
    });
    Ok(())
}
// ANCHOR_END: wait

fn start(role: &str, place: Option<(&str, String)>) -> io::Result<Child> {
    Command::new(env::current_exe()?)
        .arg(role)
        .envs(place)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
}

fn lines_of(child: &mut Child) -> anyhow::Result<impl Iterator<Item = io::Result<String>> + use<>> {
    let output = child.stdout.take().context("stdout is piped")?;
    Ok(BufReader::new(output).lines())
}
