// A Unix socket; one thread owns the dictionary and gets the requests of all connections through a channel. Frames by hand, no serde.
use std::collections::HashMap;
use std::io::{self, Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{self, Sender};
use std::{env, fs, process, thread};

const SET: u8 = 0;
const GET: u8 = 1;
const ADD: u8 = 2;
const ITEMS: u8 = 3;

struct Request {
    kind: u8,
    value: u64,
    key: String,
}

type Pairs = Vec<(String, u64)>;

pub struct Manager {
    path: PathBuf,
}

impl Manager {
    pub fn start() -> io::Result<Manager> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = env::temp_dir().join(format!("ex12-{}-{number}", process::id()));
        let listener = UnixListener::bind(&path)?;
        let (requests, asked) = mpsc::channel::<(Request, Sender<Pairs>)>();
        thread::spawn(move || {
            let mut dict = HashMap::new();
            for (request, reply) in asked {
                let _ = reply.send(answer(&mut dict, request));
            }
        });
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let requests = requests.clone();
                thread::spawn(move || serve(connection, &requests));
            }
        });
        Ok(Manager { path })
    }

    pub fn address(&self) -> String {
        self.path.display().to_string()
    }
}

impl Drop for Manager {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

fn answer(dict: &mut HashMap<String, u64>, request: Request) -> Pairs {
    let Request { kind, value, key } = request;
    match kind {
        SET => {
            dict.insert(key, value);
            Vec::new()
        }
        ADD => {
            let sum = dict.entry(key).or_default();
            *sum += value;
            vec![(String::new(), *sum)]
        }
        GET => dict
            .get(&key)
            .map(|value| (key, *value))
            .into_iter()
            .collect(),
        _ => {
            let mut pairs: Pairs = dict.clone().into_iter().collect();
            pairs.sort();
            pairs
        }
    }
}

fn serve(
    mut connection: UnixStream,
    requests: &Sender<(Request, Sender<Pairs>)>,
) -> io::Result<()> {
    loop {
        let mut kind = [0];
        connection.read_exact(&mut kind)?;
        let (key, value) = read_pair(&mut connection)?;
        let [kind] = kind;
        let (reply, answered) = mpsc::channel();
        let request = Request { kind, value, key };
        requests.send((request, reply)).map_err(io::Error::other)?;
        let pairs = answered.recv().map_err(io::Error::other)?;
        let mut bytes = (pairs.len() as u64).to_le_bytes().to_vec();
        for (key, value) in pairs {
            write_pair(&mut bytes, &key, value)?;
        }
        connection.write_all(&bytes)?;
    }
}

fn write_pair(output: &mut impl Write, key: &str, value: u64) -> io::Result<()> {
    output.write_all(&value.to_le_bytes())?;
    output.write_all(&(key.len() as u64).to_le_bytes())?;
    output.write_all(key.as_bytes())
}

fn read_number(input: &mut impl Read) -> io::Result<u64> {
    let mut bytes = [0; 8];
    input.read_exact(&mut bytes)?;
    Ok(u64::from_le_bytes(bytes))
}

fn read_pair(input: &mut impl Read) -> io::Result<(String, u64)> {
    let value = read_number(input)?;
    let length = read_number(input)?;
    let mut key = String::new();
    if input.take(length).read_to_string(&mut key)? as u64 != length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok((key, value))
}

pub struct Proxy(UnixStream);

impl Proxy {
    pub fn connect(address: &str) -> io::Result<Proxy> {
        UnixStream::connect(address).map(Proxy)
    }

    fn ask(&mut self, kind: u8, key: &str, value: u64) -> io::Result<Pairs> {
        let mut bytes = vec![kind];
        write_pair(&mut bytes, key, value)?;
        self.0.write_all(&bytes)?;
        let count = read_number(&mut self.0)?;
        (0..count).map(|_| read_pair(&mut self.0)).collect()
    }

    pub fn set(&mut self, key: &str, value: u64) -> io::Result<()> {
        self.ask(SET, key, value).map(drop)
    }

    pub fn get(&mut self, key: &str) -> io::Result<Option<u64>> {
        let pairs = self.ask(GET, key, 0)?;
        Ok(pairs.first().map(|pair| pair.1))
    }

    pub fn add(&mut self, key: &str, amount: u64) -> io::Result<u64> {
        let pairs = self.ask(ADD, key, amount)?;
        pairs
            .first()
            .map(|pair| pair.1)
            .ok_or(io::ErrorKind::InvalidData.into())
    }

    pub fn items(&mut self) -> io::Result<Vec<(String, u64)>> {
        self.ask(ITEMS, "", 0)
    }
}
