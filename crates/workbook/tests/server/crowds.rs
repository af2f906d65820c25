//! Clients that are slow or come in numbers: each is told to go at some point, and nobody else notices.

use std::{
    io::{ErrorKind, Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use workbook::serve::connections::{LIMIT, Patience};

use crate::fixture::{FUSE, Server};

/// Longer than any test takes.
const LONG: Duration = Duration::from_secs(600);

/// The limit that is meant to be reached.
const SHORT: Duration = Duration::from_millis(300);

/// More than the system's buffers hold of an answer that nobody reads, in bytes.
const BIG: usize = 32 * 1024 * 1024;

/// Reads until the server closes the connection.
fn wait_for_end(mut socket: &TcpStream) {
    let ended = socket.read_to_end(&mut Vec::new());
    let ended = ended.map_err(|error| error.kind());
    assert!(
        matches!(ended, Ok(_) | Err(ErrorKind::ConnectionReset)),
        "{ended:?}"
    );
}

fn wait_until_served(server: &Server) {
    let begun = Instant::now();
    while !server.serves("/") {
        assert!(begun.elapsed() < FUSE, "nobody is served any more");
        std::thread::yield_now();
    }
}

#[test]
fn a_head_that_does_not_end_is_not_waited_for() {
    let patience = Patience {
        head: SHORT,
        reading: LONG,
    };
    let server = Server::impatient(patience, 0);
    let silent = server.connect();
    let mut half = server.connect();
    half.write_all(b"GET / HTTP/1.1\r\nHost: 127")
        .expect("sent");
    wait_for_end(&silent);
    wait_for_end(&half);
    assert!(server.serves("/"));
}

#[test]
fn a_head_without_end_is_refused_before_it_fills_the_memory() {
    let server = Server::new();
    let mut socket = server.connect();
    let header = [b'a'; 4096];
    let mut sent = 0;
    let begun = socket.write_all(b"GET / HTTP/1.1\r\nX: ");
    begun.expect("sent");
    while socket.write_all(&header).is_ok() {
        sent += header.len();
        assert!(sent < BIG, "it takes any amount");
    }
    assert!(server.serves("/"));
}

#[test]
fn a_body_that_does_not_come_is_not_waited_for() {
    let server = Server::with(&[("hello", "echo hello", LONG)]);
    let mut socket = server.connect();
    let request = format!(
        "POST /api/run/hello?variant=0 HTTP/1.1\r\n{}Content-Length: 1000000000\r\n\r\n",
        server.trusted()
    );
    socket.write_all(request.as_bytes()).expect("sent");
    let mut answer = String::new();
    socket
        .read_to_string(&mut answer)
        .expect("closed in the end");
    assert!(answer.contains("hello"), "{answer}");
}

#[test]
fn a_kept_connection_is_closed_when_nothing_more_is_asked() {
    let patience = Patience {
        head: SHORT,
        reading: LONG,
    };
    let server = Server::impatient(patience, 0);
    let mut socket = server.connect();
    let request = format!("GET /404.html HTTP/1.1\r\n{}\r\n", server.own());
    socket.write_all(request.as_bytes()).expect("sent");
    let mut answer = String::new();
    socket
        .read_to_string(&mut answer)
        .expect("closed in the end");
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
}

#[test]
fn answers_that_nobody_reads_are_given_up() {
    let patience = Patience {
        head: LONG,
        reading: SHORT,
    };
    let server = Server::impatient(patience, BIG);
    // As many as may be: until they are given up, there is no room for anybody else.
    let lazy: Vec<_> = (0..LIMIT)
        .map(|_| server.ask_only("/big.html").expect("asked"))
        .collect();
    wait_until_served(&server);
    drop(lazy);
}

#[test]
fn whoever_has_asked_for_nothing_makes_room() {
    let patience = Patience {
        head: LONG,
        reading: LONG,
    };
    let server = Server::impatient(patience, 0);
    let silent: Vec<_> = (0..2 * LIMIT).map(|_| server.connect()).collect();
    wait_until_served(&server);
    // The oldest had to go.
    wait_for_end(&silent[0]);
}

#[test]
fn pages_that_listen_to_changes_hold_neither_programs_nor_the_end_up() {
    let mut server = Server::with(&[("hello", "echo", LONG)]);
    let own = server.own();
    let mut open: Vec<_> = (0..4)
        .map(|_| server.open("GET /api/changes/index.html", &own))
        .collect();
    for page in &mut open {
        assert_eq!(page.next().expect("an event").name, "state");
    }
    assert_eq!(server.run("hello").status, 200);
    let begun = Instant::now();
    server.stop();
    assert!(begun.elapsed() < workbook::serve::FAREWELL, "it waited");
}
