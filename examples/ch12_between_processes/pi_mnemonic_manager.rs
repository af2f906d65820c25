//! pl: Siedem procesów liczy litery siedmiu słów i oddaje wyniki serwerowi. Kolejność daje klucz, nie czas.
//! ru: Семь процессов считают буквы семи слов и отдают результаты серверу. Порядок даёт ключ, а не время.

use std::{
    collections::BTreeMap,
    env,
    io::{self, BufRead, BufReader, Read, Write},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    process::{self, Child, Command, Stdio},
    thread,
    time::Duration,
};

use anyhow::Context;
use narrator::{process, say};
use serde::{Deserialize, Serialize};

const TEXT: &str = "How I wish I could calculate pi";

#[derive(Serialize, Deserialize)]
enum Request {
    Set(u64, usize),
    Items,
}

#[narrator::main]
fn main() -> anyhow::Result<()> {
    match narrator::args().as_slice() {
        [role] if role == "--manager" => manager(),
        [role, address, number, word] if role == "--word" => {
            count(address.parse()?, number.parse()?, word)
        }
        _ => lengths(),
    }
}

// ANCHOR: word
fn count(manager: SocketAddr, number: u64, word: &str) -> anyhow::Result<()> {
    // pl: Im dalej w zdaniu stoi słowo, tym szybciej jest policzone.
    // ru: Чем дальше слово, тем быстрее оно сосчитано.
    say!(pl = "liczę", ru = "считаю"; works);
    thread::sleep(Duration::from_millis(20 * (7 - number)));
    ask(manager, &Request::Set(number, word.len()))?;
    Ok(())
}

fn ask(to: SocketAddr, request: &Request) -> anyhow::Result<BTreeMap<u64, usize>> {
    let mut connection = TcpStream::connect(to)?;
    connection.write_all(&serde_json::to_vec(request)?)?;
    connection.shutdown(Shutdown::Write)?;
    Ok(serde_json::from_reader(BufReader::new(connection))?)
}
// ANCHOR_END: word

// ANCHOR: manager
fn manager() -> anyhow::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("{}", listener.local_addr()?);
    thread::spawn(|| {
        let _ = io::stdin().read_to_end(&mut Vec::new());
        process::exit(0)
    });
    let mut dict = BTreeMap::new();
    for connection in listener.incoming() {
        let mut connection = connection?;
        if let Request::Set(key, value) = serde_json::from_reader(BufReader::new(&connection))? {
            say!(
                pl = "zapisuję {value} pod kluczem {key}",
                ru = "записываю {value} под ключом {key}"
            );
            dict.insert(key, value);
        }
        connection.write_all(&serde_json::to_vec(&dict)?)?;
    }
    Ok(())
}
// ANCHOR_END: manager

// ANCHOR: lengths
fn lengths() -> anyhow::Result<()> {
    let place = process!(pl = "serwer", ru = "сервер");
    let mut manager = start(&["--manager"], place)?;
    let mut address = String::new();
    let output = manager.stdout.take().context("stdout is piped")?;
    BufReader::new(output).read_line(&mut address)?;
    let address = address.trim_end();

    let mut workers = Vec::new();
    for (number, word) in TEXT.split_whitespace().enumerate() {
        let place = process!(pl = "{number}: {word}", ru = "{number}: {word}");
        let number = number.to_string();
        let worker = start(&["--word", address, &number, word], place)?;
        let id = worker.id();
        say!(
            pl = "proces {id} liczy słowo {word}",
            ru = "процесс {id} считает слово {word}"
        );
        workers.push(worker);
    }
    for mut worker in workers {
        anyhow::ensure!(worker.wait()?.success());
    }
    let items = ask(address.parse()?, &Request::Items)?;
    let pi: String = items.values().map(usize::to_string).collect();
    say!(
        pl = "długości po kolei: {pi}",
        ru = "длины по порядку: {pi}"
    );
    drop(manager.stdin.take());
    manager.wait()?;
    Ok(())
}
// ANCHOR_END: lengths

fn start(arguments: &[&str], place: Option<(&str, String)>) -> io::Result<Child> {
    Command::new(env::current_exe()?)
        .args(arguments)
        .envs(place)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
}
