// expect: wrong_result in any_key
// A request is a line of words: a key with a space or a line end becomes something else.
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

type Dict = BTreeMap<String, u64>;

pub struct Manager(String);

impl Manager {
    pub fn start() -> io::Result<Manager> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?.to_string();
        let dict: Arc<Mutex<Dict>> = Arc::default();
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let dict = Arc::clone(&dict);
                thread::spawn(move || serve(&connection, &dict));
            }
        });
        Ok(Manager(address))
    }

    pub fn address(&self) -> String {
        self.0.clone()
    }
}

fn serve(mut connection: &TcpStream, dict: &Mutex<Dict>) -> io::Result<()> {
    for line in BufReader::new(connection).lines() {
        let line = line?;
        let mut words = line.split(' ');
        let mut word = || words.next().unwrap_or_default().to_owned();
        let (kind, key, value) = (word(), word(), word().parse().unwrap_or(0));
        let mut dict = dict.lock().unwrap();
        let reply = match kind.as_str() {
            "set" => {
                dict.insert(key, value);
                String::new()
            }
            "get" => dict.get(&key).map(u64::to_string).unwrap_or_default(),
            "add" => {
                let sum = dict.entry(key).or_default();
                *sum += value;
                sum.to_string()
            }
            _ => dict
                .iter()
                .map(|(key, value)| format!("{key} {value} "))
                .collect(),
        };
        connection.write_all(format!("{reply}\n").as_bytes())?;
    }
    Ok(())
}

pub struct Proxy(BufReader<TcpStream>);

impl Proxy {
    pub fn connect(address: &str) -> io::Result<Proxy> {
        Ok(Proxy(BufReader::new(TcpStream::connect(address)?)))
    }

    fn ask(&mut self, request: &str) -> io::Result<String> {
        self.0
            .get_mut()
            .write_all(format!("{request}\n").as_bytes())?;
        let mut line = String::new();
        self.0.read_line(&mut line)?;
        Ok(line.trim_end().to_owned())
    }

    pub fn set(&mut self, key: &str, value: u64) -> io::Result<()> {
        self.ask(&format!("set {key} {value}")).map(drop)
    }

    pub fn get(&mut self, key: &str) -> io::Result<Option<u64>> {
        Ok(self.ask(&format!("get {key}"))?.parse().ok())
    }

    pub fn add(&mut self, key: &str, amount: u64) -> io::Result<u64> {
        self.ask(&format!("add {key} {amount}"))?
            .parse()
            .map_err(io::Error::other)
    }

    pub fn items(&mut self) -> io::Result<Vec<(String, u64)>> {
        let line = self.ask("items")?;
        let words: Vec<&str> = line.split_whitespace().collect();
        let pair = |pair: &[&str]| {
            Ok((
                pair[0].to_owned(),
                pair[1].parse().map_err(io::Error::other)?,
            ))
        };
        words.chunks(2).map(pair).collect()
    }
}
