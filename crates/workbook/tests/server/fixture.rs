//! A server on a free port with two small editions and a few programs, and a client that sends exactly what it is told.

use std::{
    fs,
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpStream},
    ops::Deref,
    path::{Path, PathBuf},
    process::Command,
    sync::mpsc,
    thread::{self, JoinHandle},
    time::Duration,
};

use tempfile::TempDir;
use tokio::{
    runtime,
    sync::{oneshot, watch},
};
use workbook::{
    progress::Store,
    serve::{
        self, Parts,
        child::Call,
        connections::Patience,
        programs::{Confirmed, Offer, Program, Programs},
        site::{Shown, Site},
    },
};

/// A fuse against a test that would wait for ever; nothing should come near it.
pub const FUSE: Duration = Duration::from_secs(20);

const MAP: &str = r#"
[[chapter]]
slug = "ch13_barriers"
title = { pl = "Bariery", ru = "Барьеры" }
minutes = { read = 12, exercise = 25 }
exercises = ["ex13_barrier"]
"#;

const CHAPTER: &str = r#"# Bariery {#top}

```quiz
id = "order"
question = "?"
choices = ["1", "2", "3"]
answer = 1
explanation = "!"
program = "barrier"
```
"#;

const EXERCISE: &str = r#"
chapter = "ch13_barriers"
engine = "threads"
title = { pl = "Bariera", ru = "Барьер" }
minutes = 25
[[hint]]
pl = "a"
ru = "а"
[[hint]]
pl = "b"
ru = "б"
[[case]]
name = "meets"
title = { pl = "c", ru = "в" }
"#;

/// Somebody who talks to a server.
pub struct Client {
    pub port: u16,
}

/// A running server.
pub struct Server {
    client: Client,
    pub folder: TempDir,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Deref for Server {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

impl Server {
    /// With these programs: a name, a shell script, and when it is ended.
    pub fn with(programs: &[(&str, &str, Duration)]) -> Server {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut known = Programs::default();
        for (name, script, limit) in programs {
            let program = Program {
                binary: "/bin/sh".into(),
                directory: folder.path().to_owned(),
                variants: vec![vec!["-c".to_owned(), (*script).to_owned()]],
                limit: *limit,
                build: None,
                confirmed: Confirmed::default(),
            };
            known.insert(name, program);
        }
        Server::start(folder, known, "exit", Patience::default())
    }

    /// With little patience, and a page `big.html` of this many bytes.
    pub fn impatient(patience: Patience, bytes: usize) -> Server {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let pages = folder.path().join("pages");
        fs::create_dir(&pages).expect("a folder");
        fs::write(pages.join("big.html"), vec![b'a'; bytes]).expect("a page");
        Server::start(folder, Programs::default(), "exit", patience)
    }

    /// With `example`, which has to be built by a shell script first: the script makes the program `example`.
    pub fn building(build: &str) -> Server {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut programs = Programs::default();
        let program = Program {
            binary: folder.path().join("example"),
            directory: folder.path().to_owned(),
            variants: vec![vec![]],
            limit: FUSE,
            build: Some(script(&folder, build)),
            confirmed: Confirmed::default(),
        };
        programs.insert("example", program);
        Server::start(folder, programs, "exit", Patience::default())
    }

    /// With a shell script that grades `ex13_barrier`.
    pub fn grading(script: &str) -> Server {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Server::start(folder, Programs::default(), script, Patience::default())
    }

    fn start(folder: TempDir, programs: Programs, grading: &str, patience: Patience) -> Server {
        let pages = folder.path().join("pages");
        for (file, text) in [
            ("secret.txt", "secret"),
            (
                "pages/index.html",
                "<meta name=\"workbook-view\" content=\"\"><h1>pl</h1><script>built()</script>",
            ),
            ("pages/404.html", "nie ma takiej strony"),
            ("pages/book.js", "book()"),
            ("pages/ru/index.html", "<h1>ru</h1><script>ru()</script>"),
            ("pages/ru/404.html", "такой страницы нет"),
            ("book/course.toml", MAP),
            ("book/pl/ch13_barriers.md", CHAPTER),
            ("exercises/ex13_barrier/exercise.toml", EXERCISE),
            ("exercises/ex13_barrier/src/lib.rs", "// żółw\n"),
            ("solutions/ex13_barrier/starter.rs", "todo!()\n"),
            ("solutions/ex13_barrier/right_a.rs", "right a\n"),
            ("solutions/ex13_barrier/right_b.rs", "right b\n"),
            (
                "solutions/ex13_barrier/wrong_c.rs",
                "// expect: deadlock in meets\n",
            ),
        ] {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
            fs::write(path, text).expect("a file");
        }
        let site = Site::open(pages).expect("pages");
        let offer = Offer {
            programs,
            gradings: [("ex13_barrier".to_owned(), script(&folder, grading))].into(),
        };
        let (show, shown) = watch::channel(Shown::new(site, offer));
        let parts = Parts {
            shown,
            root: folder.path().to_owned(),
            supervisor: env!("CARGO_BIN_EXE_workbook").into(),
            patience,
        };
        let (stop, stopped) = oneshot::channel();
        let (ready, port) = mpsc::channel();
        let thread = thread::spawn(move || {
            let runtime = runtime::Runtime::new().expect("a runtime");
            runtime.block_on(async {
                let listener = serve::bind(Some(0)).await.expect("a free port");
                let port = listener.local_addr().expect("an address").port();
                ready.send(port).expect("the test waits");
                let stopped = async {
                    // A test that is over drops the sender.
                    let _ = stopped.await;
                };
                serve::serve(listener, parts, stopped)
                    .await
                    .expect("served");
                drop(show);
            });
        });
        Server {
            client: Client {
                port: port.recv().expect("the server started"),
            },
            folder,
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    /// A server that runs nothing.
    pub fn new() -> Server {
        Server::with(&[])
    }

    /// Stops the server and waits for its end.
    pub fn stop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            thread.join().expect("the server ended without a panic");
        }
    }

    /// The progress of the workbook that is served.
    pub fn store(&self) -> Store {
        Store::of(self.folder.path())
    }

    /// A pipe with a name: see [`Pipe`].
    pub fn pipe(&self, name: &str) -> Pipe {
        Pipe::new(&self.folder.path().join(name))
    }
}

impl Client {
    /// The headers of a page of this server.
    pub fn own(&self) -> String {
        let port = self.port;
        format!(
            "Host: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nSec-Fetch-Site: same-origin\r\n"
        )
    }

    /// The headers of a page of this server that has the token.
    pub fn trusted(&self) -> String {
        let answer = self.ask("GET /api/session", &self.own());
        let token = answer.json()["token"].as_str().map(str::to_owned);
        format!(
            "{}x-workbook-token: {}\r\n",
            self.own(),
            token.expect("a token")
        )
    }

    /// Sends a request and reads the whole answer.
    pub fn ask(&self, request: &str, headers: &str) -> Answer {
        self.open(request, headers).all()
    }

    /// Sends a request with the token and reads the whole answer.
    pub fn ask_trusted(&self, request: &str) -> Answer {
        self.ask(request, &self.trusted())
    }

    /// Sends a request with the token and a body, and reads the whole answer.
    pub fn send(&self, request: &str, body: &[u8]) -> Answer {
        self.open_with(request, &self.trusted(), body).all()
    }

    /// Sends a request and reads the head of the answer.
    pub fn open(&self, request: &str, headers: &str) -> Stream {
        self.open_with(request, headers, b"")
    }

    fn open_with(&self, request: &str, headers: &str, body: &[u8]) -> Stream {
        let mut socket = self.connect();
        let length = body.len();
        let head = format!(
            "{request} HTTP/1.1\r\n{headers}Connection: close\r\nContent-Length: {length}\r\n\r\n"
        );
        socket.write_all(head.as_bytes()).expect("sent");
        // A server that refuses a body need not read it.
        let _ = socket.write_all(body);
        Stream::new(socket)
    }

    /// A connection that has sent nothing.
    pub fn connect(&self) -> TcpStream {
        let socket = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).expect("connected");
        socket.set_read_timeout(Some(FUSE)).expect("set");
        socket
    }

    /// A connection that has asked for a page and reads nothing of the answer.
    pub fn ask_only(&self, path: &str) -> io::Result<TcpStream> {
        let mut socket = self.connect();
        let head = format!(
            "GET {path} HTTP/1.1\r\n{}Connection: close\r\n\r\n",
            self.own()
        );
        socket.write_all(head.as_bytes())?;
        Ok(socket)
    }

    /// Whether a page is served to a new client; false if the connection is closed without an answer.
    pub fn serves(&self, path: &str) -> bool {
        let mut answer = Vec::new();
        let read = self
            .ask_only(path)
            .and_then(|mut socket| socket.read_to_end(&mut answer));
        read.is_ok() && answer.starts_with(b"HTTP/1.1 200 ")
    }

    /// Runs a program with the token.
    pub fn run(&self, name: &str) -> Stream {
        self.open(&format!("POST /api/run/{name}?variant=0"), &self.trusted())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
    }
}

/// A named pipe that the processes of a script hold open (`exec 3>name`): its end is the end of them all.
pub struct Pipe {
    ended: mpsc::Receiver<()>,
}

impl Pipe {
    pub fn new(path: &Path) -> Pipe {
        let made = Command::new("mkfifo").arg(path).status();
        assert!(made.expect("mkfifo runs").success());
        let (end, ended) = mpsc::channel();
        let path: PathBuf = path.to_owned();
        thread::spawn(move || {
            let mut pipe = fs::File::open(path).expect("opened for reading");
            pipe.read_to_end(&mut Vec::new()).expect("read");
            // The test may have failed already.
            let _ = end.send(());
        });
        Pipe { ended }
    }

    /// Waits until every process that held the pipe has ended.
    pub fn wait_for_end(&self) {
        let ended = self.ended.recv_timeout(FUSE);
        ended.expect("all processes have ended");
    }
}

/// A whole answer.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        header(&self.head, name)
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("JSON, not {}", self.body))
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| {
        let (key, value) = line.split_once(": ")?;
        key.eq_ignore_ascii_case(name).then_some(value)
    })
}

/// An answer that is being read. Dropping it is a disconnect.
pub struct Stream {
    pub status: u16,
    head: String,
    socket: BufReader<TcpStream>,
    /// The part of the body that is decoded and not yet handed out.
    decoded: String,
}

/// The call of a shell script.
fn script(folder: &TempDir, script: &str) -> Call {
    Call {
        program: "/bin/sh".into(),
        arguments: vec!["-c".into(), script.into()],
        directory: folder.path().to_owned(),
        environment: std::env::vars_os().collect(),
    }
}

/// One server-sent event.
#[derive(Debug, PartialEq, Eq)]
pub struct Event {
    pub name: String,
    pub data: String,
}

impl Stream {
    fn new(socket: TcpStream) -> Stream {
        let mut socket = BufReader::new(socket);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            let read = socket.read_line(&mut head).expect("a head");
            assert_ne!(read, 0, "the head ends early: {head}");
        }
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        Stream {
            status: status.expect("a status"),
            head,
            socket,
            decoded: String::new(),
        }
    }

    fn all(mut self) -> Answer {
        while self.more() {}
        Answer {
            status: self.status,
            head: self.head,
            body: self.decoded,
        }
    }

    /// Decodes one more chunk, or all the rest of an answer without chunks; false at the end.
    fn more(&mut self) -> bool {
        let mut bytes = Vec::new();
        if header(&self.head, "transfer-encoding") == Some("chunked") {
            let mut size = String::new();
            self.socket.read_line(&mut size).expect("a chunk's size");
            let size = usize::from_str_radix(size.trim(), 16).expect("a size");
            bytes.resize(size + 2, 0);
            self.socket.read_exact(&mut bytes).expect("a chunk");
            bytes.truncate(size);
        } else {
            self.socket.read_to_end(&mut bytes).expect("a body");
        }
        let text = String::from_utf8(bytes).expect("chunks end between characters");
        self.decoded.push_str(&text);
        !text.is_empty()
    }

    /// The next event, or none at the end of the stream.
    pub fn next(&mut self) -> Option<Event> {
        loop {
            while let Some((event, rest)) = self.decoded.split_once("\n\n") {
                let field = |name| {
                    let values = event.lines().filter_map(|line| line.strip_prefix(name));
                    values
                        .map(|v| v.strip_prefix(' ').unwrap_or(v))
                        .collect::<Vec<_>>()
                        .join("\n")
                };
                let event = Event {
                    name: field("event:"),
                    data: field("data:"),
                };
                self.decoded = rest.to_owned();
                // A comment that keeps the connection alive has no name.
                if !event.name.is_empty() {
                    return Some(event);
                }
            }
            if !self.more() {
                return None;
            }
        }
    }

    /// All events up to the end.
    pub fn events(mut self) -> Vec<Event> {
        std::iter::from_fn(|| self.next()).collect()
    }
}
