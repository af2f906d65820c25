//! pl: Serwer faksów to osobny proces. Druga kartka jest pusta. Czy pusta wiadomość może oznaczać koniec?
//! ru: Сервер факсов — отдельный процесс. Вторая страница пуста. Может ли пустое сообщение означать конец?

use std::{
    env,
    io::{self, BufRead, BufReader, BufWriter, Write},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use anyhow::Context;
use narrator::{process, say};
use serde::{Deserialize, Serialize};

// ANCHOR: fax
#[derive(Serialize, Deserialize)]
struct Fax {
    number: u32,
    text: String,
}
// ANCHOR_END: fax

const TEXTS: [&str; 3] = ["10:00", "", "12:30"];

#[narrator::main]
fn main() -> anyhow::Result<()> {
    match narrator::args().first().map(String::as_str) {
        Some("--server") => return server(false),
        Some("--server-until-empty") => return server(true),
        _ => {}
    }
    say!(pl = "koniec to pusta kartka", ru = "конец — это пустая страница"; waits);
    let place = process!(pl = "serwer 1", ru = "сервер 1");
    send_all("--server-until-empty", place)?;
    say!(pl = "koniec to zamknięte łącze", ru = "конец — это закрытый канал"; waits);
    let place = process!(pl = "serwer 2", ru = "сервер 2");
    send_all("--server", place)
}

// ANCHOR: server
fn server(until_empty: bool) -> anyhow::Result<()> {
    for line in io::stdin().lines() {
        let Fax { number, text } = serde_json::from_str(&line?)?;
        if until_empty && text.is_empty() {
            say!(
                pl = "kartka {number} pusta, kończę",
                ru = "страница {number} пуста, заканчиваю"
            );
            return Ok(());
        }
        say!(pl = "faks {number}", ru = "факс {number}"; works);
        // pl: Wysyłanie faksu trochę trwa.
        // ru: Отправка факса занимает время.
        thread::sleep(Duration::from_millis(50));
        println!("{number}");
    }
    say!(
        pl = "koniec danych, kończę",
        ru = "конец данных, заканчиваю"
    );
    Ok(())
}
// ANCHOR_END: server

// ANCHOR: client
fn send_all(role: &str, place: Option<(&str, String)>) -> anyhow::Result<()> {
    let mut server = Command::new(env::current_exe()?)
        .arg(role)
        .envs(place)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut queue = BufWriter::new(server.stdin.take().context("stdin is piped")?);
    for (number, text) in (1..).zip(TEXTS) {
        let text = text.to_owned();
        serde_json::to_writer(&mut queue, &Fax { number, text })?;
        queue.write_all(b"\n")?;
    }
    queue.flush()?;
    // pl: Nie ma już kto pisać: serwer zobaczy koniec danych.
    // ru: Писать больше некому: сервер увидит конец данных.
    drop(queue);

    let mut sent = 0;
    let numbers = BufReader::new(server.stdout.take().context("stdout is piped")?);
    for number in numbers.lines() {
        let number = number?;
        sent += 1;
        say!(pl = "wysłany faks {number}", ru = "отправлен факс {number}"; waits);
    }
    anyhow::ensure!(server.wait()?.success());
    say!(
        pl = "faksy wysłane: {sent} z 3",
        ru = "отправлено факсов: {sent} из 3"
    );
    Ok(())
}
// ANCHOR_END: client
