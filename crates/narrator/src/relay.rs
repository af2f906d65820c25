//! What child processes say reaches the process which began the run.
//!
//! That process, the root, listens on the loopback interface from its first [`process!`](crate::process) on; a child connects when it first
//! speaks. Each message is answered before the speaker goes on, so the root needs no clock but its own and the order of a recording
//! is that of what happened. The end of a connection, which the system closes with its process, ends the lanes of a child.

use std::{
    hash::{BuildHasher, RandomState},
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    sync::{Mutex, PoisonError},
};

use serde::{Deserialize, Serialize};
use timeline::{Kind, Text};

use crate::{recorder::Narration, speaker::Speaker};

/// The environment variable that tells a child its [`Place`].
const PLACE: &str = "NARRATOR_PROCESS";

/// Answers a message.
const HEARD: u8 = b'\n';

/// Where a child belongs.
#[derive(Serialize, Deserialize)]
pub(crate) struct Place {
    root: Root,
    /// See [`Id::process`](crate::speaker::Id::process).
    pub process: Vec<u32>,
    /// The name of its lane.
    pub name: Text,
}

/// How to reach the root.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Root {
    address: SocketAddr,
    /// Known only to the descendants: any program of the machine can connect.
    token: u64,
}

/// What a child tells the root.
#[derive(Serialize, Deserialize)]
pub(crate) struct Message {
    pub speaker: Speaker,
    pub kind: Kind,
    pub text: Text,
}

/// The variable that makes a child part of this run, under this name; none where the root cannot listen.
pub(crate) fn variable(
    narration: &'static Narration,
    name: Text,
) -> Option<(&'static str, String)> {
    let (root, process) = match &narration.relay {
        Some(relay) => (
            relay.place.root,
            narration.number_child(&relay.place.process),
        ),
        None => (
            (*narration.root.get_or_init(|| listen(narration).ok()))?,
            narration.number_child(&[]),
        ),
    };
    narration.becomes_parent();
    let place = Place {
        root,
        process,
        name,
    };
    Some((PLACE, in_json(&place)))
}

fn in_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("plain data has a JSON form")
}

// ---- The child's side ------------------------------------------------------------------------------------------------

/// The way of a child to the root.
pub(crate) struct Relay {
    pub place: Place,
    connection: Mutex<Connection>,
}

enum Connection {
    NotYet,
    Open(TcpStream),
    /// The root has ended, or does not know this process.
    Lost,
}

impl Relay {
    /// That of this process, if it is a child of a narrated run.
    pub fn of_process() -> Option<Relay> {
        let place = serde_json::from_str(&std::env::var(PLACE).ok()?).ok()?;
        Some(Relay {
            place,
            connection: Mutex::new(Connection::NotYet),
        })
    }

    /// Tells the root, and returns when it has recorded the message.
    pub fn tell(&self, message: &Message) {
        let mut connection = self.lock();
        if let Connection::NotYet = *connection {
            *connection = self.connect().map_or(Connection::Lost, Connection::Open);
        }
        if let Connection::Open(stream) = &mut *connection
            && exchange(stream, message).is_err()
        {
            *connection = Connection::Lost;
        }
    }

    /// True once something was told.
    pub fn has_spoken(&self) -> bool {
        !matches!(*self.lock(), Connection::NotYet)
    }

    fn connect(&self) -> io::Result<TcpStream> {
        let mut stream = TcpStream::connect(self.place.root.address)?;
        stream.set_nodelay(true)?;
        exchange(&mut stream, &self.place)?;
        Ok(stream)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Connection> {
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

fn exchange(stream: &mut TcpStream, message: &impl Serialize) -> io::Result<()> {
    stream.write_all(format!("{}\n", in_json(message)).as_bytes())?;
    stream.read_exact(&mut [0])
}

// ---- The root's side -------------------------------------------------------------------------------------------------

fn listen(narration: &'static Narration) -> io::Result<Root> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let root = Root {
        address: listener.local_addr()?,
        token: RandomState::new().hash_one(()),
    };
    narration.spawn_unseen(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            // Without a thread to hear it, the child finds its connection lost.
            let _ = narration.spawn_unseen(move || hear(narration, root, &stream));
        }
    })?;
    Ok(root)
}

/// Records what one child says until it ends.
fn hear(narration: &Narration, root: Root, stream: &TcpStream) {
    let _ = stream.set_nodelay(true);
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let place = lines
        .next()
        .and_then(|line| serde_json::from_str::<Place>(&line).ok());
    let Some(place) = place else { return };
    // A grandchild which nobody announced has inherited the variable of its parent.
    if place.root != root || !narration.admits(&place.process) {
        return;
    }
    let answer = |mut stream: &TcpStream| stream.write_all(&[HEARD]);
    if answer(stream).is_ok() {
        for line in lines {
            let Ok(message) = serde_json::from_str(&line) else {
                break;
            };
            narration.record(&place.process, message);
            if answer(stream).is_err() {
                break;
            }
        }
    }
    narration.end_process(&place.process);
}
