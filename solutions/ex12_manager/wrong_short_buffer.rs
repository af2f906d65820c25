// expect: wrong_result in any_key
// Reads at most 4 KiB of an answer.
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
enum Request {
    Set(String, u64),
    Get(String),
    Add(String, u64),
    Items,
}

#[derive(Serialize, Deserialize)]
enum Reply {
    Value(Option<u64>),
    Items(Vec<(String, u64)>),
}

type Dict = BTreeMap<String, u64>;

pub struct Manager {
    address: SocketAddr,
}

impl Manager {
    pub fn start() -> io::Result<Manager> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let dict: Arc<Mutex<Dict>> = Arc::default();
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let dict = Arc::clone(&dict);
                thread::spawn(move || serve(&connection, &dict));
            }
        });
        Ok(Manager { address })
    }

    pub fn address(&self) -> String {
        self.address.to_string()
    }
}

fn serve(mut connection: &TcpStream, dict: &Mutex<Dict>) -> io::Result<()> {
    for line in BufReader::new(connection).lines() {
        let request: Request = serde_json::from_str(&line?)?;
        let reply = answer(&mut dict.lock().unwrap(), request);
        connection.write_all((serde_json::to_string(&reply)? + "\n").as_bytes())?;
    }
    Ok(())
}

fn answer(dict: &mut Dict, request: Request) -> Reply {
    match request {
        Request::Set(key, value) => Reply::Value(dict.insert(key, value)),
        Request::Get(key) => Reply::Value(dict.get(&key).copied()),
        Request::Add(key, amount) => {
            let value = dict.entry(key).or_default();
            *value += amount;
            Reply::Value(Some(*value))
        }
        Request::Items => Reply::Items(dict.clone().into_iter().collect()),
    }
}

pub struct Proxy {
    connection: BufReader<TcpStream>,
}

impl Proxy {
    pub fn connect(address: &str) -> io::Result<Proxy> {
        let connection = BufReader::new(TcpStream::connect(address)?);
        Ok(Proxy { connection })
    }

    fn ask(&mut self, request: &Request) -> io::Result<Reply> {
        let line = serde_json::to_string(request)? + "\n";
        self.connection.get_mut().write_all(line.as_bytes())?;
        let mut line = String::new();
        use std::io::Read;
        self.connection.by_ref().take(4096).read_line(&mut line)?;
        Ok(serde_json::from_str(&line)?)
    }

    fn ask_value(&mut self, request: &Request) -> io::Result<Option<u64>> {
        match self.ask(request)? {
            Reply::Value(value) => Ok(value),
            Reply::Items(_) => Err(io::ErrorKind::InvalidData.into()),
        }
    }

    pub fn set(&mut self, key: &str, value: u64) -> io::Result<()> {
        self.ask_value(&Request::Set(key.to_owned(), value))?;
        Ok(())
    }

    pub fn get(&mut self, key: &str) -> io::Result<Option<u64>> {
        self.ask_value(&Request::Get(key.to_owned()))
    }

    pub fn add(&mut self, key: &str, amount: u64) -> io::Result<u64> {
        let sum = self.ask_value(&Request::Add(key.to_owned(), amount))?;
        sum.ok_or(io::ErrorKind::InvalidData.into())
    }

    pub fn items(&mut self) -> io::Result<Vec<(String, u64)>> {
        match self.ask(&Request::Items)? {
            Reply::Items(items) => Ok(items),
            Reply::Value(_) => Err(io::ErrorKind::InvalidData.into()),
        }
    }
}
