//! pl: Słownik należy do jednego procesu. Inne pytają o niego przez gniazdo.
//! ru: Словарь принадлежит одному процессу. Остальные обращаются к нему через сокет.

use std::{
    collections::HashMap,
    env,
    io::{self, BufRead, BufReader, Read, Write},
    net::Shutdown,
    os::unix::net::{UnixListener, UnixStream},
    path::Path,
    process::{self, Child, Command, Stdio},
    thread,
    time::Instant,
};

use anyhow::Context;
use narrator::say;
use serde::{Deserialize, Serialize};

const TIMES: u32 = 200;

// ANCHOR: proxy
#[derive(Serialize, Deserialize)]
enum Request {
    Get(String),
    Set(String, i64),
    Add(String, i64),
}

/// pl: Pełnomocnik: wygląda jak słownik, a wysyła wiadomości.
/// ru: Прокси: с виду словарь, а на деле шлёт сообщения.
struct Proxy<'a>(&'a Path);

impl Proxy<'_> {
    fn ask(&self, request: &Request) -> anyhow::Result<i64> {
        let mut connection = UnixStream::connect(self.0)?;
        connection.write_all(&serde_json::to_vec(request)?)?;
        // pl: Jedno połączenie to jedno pytanie, więc ramką jest wszystko do końca danych.
        // ru: Одно соединение — один вопрос, поэтому кадр — это всё до конца данных.
        connection.shutdown(Shutdown::Write)?;
        Ok(serde_json::from_reader(BufReader::new(connection))?)
    }

    fn get(&self, key: &str) -> anyhow::Result<i64> {
        self.ask(&Request::Get(key.to_owned()))
    }

    fn set(&self, key: &str, value: i64) -> anyhow::Result<i64> {
        self.ask(&Request::Set(key.to_owned(), value))
    }

    fn add(&self, key: &str, amount: i64) -> anyhow::Result<i64> {
        self.ask(&Request::Add(key.to_owned(), amount))
    }
}
// ANCHOR_END: proxy

// ANCHOR: manager
fn manager(path: &Path) -> anyhow::Result<()> {
    let listener = UnixListener::bind(path)?;
    println!("ready");
    // pl: Gdy rodzic zniknie, serwer nie zostaje sierotą.
    // ru: Если родитель исчезнет, сервер не останется сиротой.
    thread::spawn(|| {
        let _ = io::stdin().read_to_end(&mut Vec::new());
        process::exit(0)
    });
    let mut dict: HashMap<String, i64> = HashMap::new();
    for connection in listener.incoming() {
        let mut connection = connection?;
        let value = match serde_json::from_reader(BufReader::new(&connection))? {
            Request::Get(key) => dict.get(&key).copied().unwrap_or_default(),
            Request::Set(key, new) => dict.insert(key, new).unwrap_or_default(),
            Request::Add(key, amount) => {
                let value = dict.entry(key).or_default();
                *value += amount;
                *value
            }
        };
        connection.write_all(&serde_json::to_vec(&value)?)?;
    }
    Ok(())
}
// ANCHOR_END: manager

// ANCHOR: worker
fn worker(role: &str, dict: &Proxy) -> anyhow::Result<()> {
    for _ in 0..TIMES {
        if role == "--get-set" {
            let value = dict.get("visits")?;
            dict.set("visits", value + 1)?;
        } else {
            dict.add("visits", 1)?;
        }
    }
    Ok(())
}
// ANCHOR_END: worker

#[narrator::main]
fn main() -> anyhow::Result<()> {
    if let [role, path] = narrator::args().as_slice() {
        return match role.as_str() {
            "--manager" => manager(Path::new(path)),
            _ => worker(role, &Proxy(Path::new(path))),
        };
    }
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("manager");
    let mut manager = start("--manager", &path)?;
    let ready = manager.stdout.take().context("stdout is piped")?;
    BufReader::new(ready).read_line(&mut String::new())?;

    let dict = Proxy(&path);
    let expected = 2 * TIMES;
    for role in ["--get-set", "--add"] {
        dict.set("visits", 0)?;
        let workers = [start(role, &path)?, start(role, &path)?];
        for mut worker in workers {
            anyhow::ensure!(worker.wait()?.success());
        }
        let visits = dict.get("visits")?;
        if role == "--get-set" {
            say!(
                pl = "odczyt i zapis to dwie wiadomości: {visits} z {expected}",
                ru = "чтение и запись — два сообщения: {visits} из {expected}"
            );
        } else {
            say!(
                pl = "jedno polecenie serwera: {visits} z {expected}",
                ru = "одна команда серверу: {visits} из {expected}"
            );
        }
    }
    let started = Instant::now();
    for _ in 0..TIMES {
        dict.get("visits")?;
    }
    let micros = started.elapsed().as_micros() / u128::from(TIMES);
    let own = HashMap::from([("visits", 0)]);
    let started = Instant::now();
    for _ in 0..TIMES {
        std::hint::black_box(own.get("visits"));
    }
    let nanos = started.elapsed().as_nanos() / u128::from(TIMES);
    say!(
        pl = "jeden odczyt przez serwer: {micros} µs, z własnego słownika: {nanos} ns",
        ru = "одно чтение через сервер: {micros} мкс, из своего словаря: {nanos} нс"
    );
    drop(manager.stdin.take());
    manager.wait()?;
    Ok(())
}

fn start(role: &str, path: &Path) -> io::Result<Child> {
    Command::new(env::current_exe()?)
        .arg(role)
        .arg(path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
}
