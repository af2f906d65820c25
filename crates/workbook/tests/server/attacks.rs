//! The server as a process of its own, attacked; after each attack it still serves, no process is left, and its memory has not grown.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Instant,
};

use rustix::process::{Resource, Rlimit, Signal, getrlimit, setrlimit};
use workbook::serve::connections::LIMIT;

use crate::{
    fixture::{Event, FUSE},
    process::{Process, Workbook},
};

/// How much its memory may grow by what an attack sends or prints, in KiB. A tenth of what the largest of them would need.
const GROWTH: u64 = 100 * 1024;

/// Open files of the server besides its connections.
const FILES: usize = 64;

/// 1 GB, as lines or as one.
const GIGABYTE: &str = "head -c 1000000000 /dev/zero | tr '\\0' a";

/// Serves `attack` beside a harmless example, attacks, and looks at what has become of the server.
fn attacked(attack: &str, act: impl FnOnce(&Process)) {
    let server = Workbook::with(&[("attack", attack), ("hello", "echo hello")]).serve();
    let before = server.peak();
    act(&server);
    let page = server.ask("GET /", &server.own());
    assert!(page.status == 200 && page.body.contains("first in pl"));
    let mut hello = server.run("hello");
    let begun = Instant::now();
    while hello.status == 429 {
        assert!(begun.elapsed() < FUSE, "the place never becomes free");
        hello = server.run("hello");
    }
    assert_eq!(hello.next().expect("an event").data, "hello");
    server.wait_until_alone();
    let grown = server.peak() - before;
    assert!(grown < GROWTH, "its memory has grown by {grown} KiB");
}

/// Runs the attack until its first line, and goes away.
fn until_first_line(server: &Process) {
    let mut stream = server.run("attack");
    assert_eq!(stream.next().expect("an event").name, "line");
}

fn named<'a>(events: &'a [Event], name: &str) -> Vec<&'a str> {
    let events = events.iter().filter(|event| event.name == name);
    events.map(|event| &*event.data).collect()
}

/// Room for a thousand sockets in this process.
fn allow_many_files() {
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: limit.maximum,
        ..limit
    };
    setrlimit(Resource::Nofile, raised).expect("up to the maximum is allowed");
}

#[test]
fn a_thousand_connections_that_ask_for_nothing() {
    allow_many_files();
    attacked("", |server| {
        let silent: Vec<_> = (0..1000).map(|_| server.connect()).collect();
        assert!(server.serves("/"));
        let files = server.files();
        assert!(files < LIMIT + FILES, "it has {files} open files");
        drop(silent);
    });
}

#[test]
fn a_thousand_requests_at_once() {
    allow_many_files();
    attacked("", |server| {
        let own = server.own();
        let request = format!("GET / HTTP/1.1\r\n{own}Connection: close\r\n\r\n");
        let mut sockets: Vec<_> = (0..1000).map(|_| server.connect()).collect();
        for socket in &mut sockets {
            // Those who had to make room are closed already.
            let _ = socket.write_all(request.as_bytes());
        }
        let answered = |socket: &mut TcpStream| {
            let mut answer = String::new();
            socket.read_to_string(&mut answer).is_ok() && answer.contains("first in pl")
        };
        let answered = sockets.iter_mut().filter_map(|s| answered(s).then_some(()));
        let answered = answered.count();
        assert!(answered >= LIMIT, "{answered} were answered");
    });
}

#[test]
fn hundreds_of_requests_byte_by_byte() {
    allow_many_files();
    attacked("", |server| {
        let mut slow: Vec<_> = (0..3 * LIMIT).map(|_| server.connect()).collect();
        for byte in b"GET / HTTP/1.1\r\nHost: 127.0.0.1" {
            for socket in &mut slow {
                // Those who had to make room are closed already.
                let _ = socket.write_all(&[*byte]);
            }
            assert!(server.serves("/"), "others are kept out");
        }
    });
}

#[test]
fn an_output_of_a_gigabyte_in_lines() {
    attacked(&format!("{GIGABYTE} | fold -w 60"), |server| {
        let events = server.run("attack").events();
        assert!(named(&events, "cut")[0].contains("\"reason\":\"output\""));
        assert_eq!(events.last().expect("events").name, "exit");
    });
}

#[test]
fn an_output_of_a_gigabyte_in_one_line() {
    attacked(GIGABYTE, |server| {
        let events = server.run("attack").events();
        assert!(named(&events, "cut")[0].contains("\"reason\":\"output\""));
    });
}

#[test]
fn an_output_without_end_that_nobody_reads() {
    attacked("exec yes aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", |server| {
        let unread = (server.run("attack"), server.run("attack"));
        assert!(server.serves("/"), "others are kept out");
        drop(unread);
    });
}

#[test]
fn an_example_that_never_ends() {
    attacked("echo 1; while :; do :; done", until_first_line);
}

#[test]
fn an_example_that_ignores_signals() {
    attacked(
        "trap '' TERM INT HUP; echo 1; while :; do sleep 1; done",
        until_first_line,
    );
}

#[test]
fn an_example_that_forks_without_end() {
    // At most some hundred processes: each ends after a while, and each starts the next.
    attacked(
        "f() { sleep 0.05; f & }; f & f & f & f & echo 1; exec sleep 60",
        until_first_line,
    );
}

#[test]
fn an_example_whose_children_leave_their_session() {
    attacked(
        "(setsid sh -c 'setsid sleep 60 & setsid sleep 60 & echo 1; exec sleep 60' &); exec sleep 60",
        until_first_line,
    );
}

/// A program that runs until it is ended, and holds a pipe open as long as one of its processes lives.
const RUNS: &str = "exec 3>pipe; setsid sleep 60 & echo 1; exec sleep 60";

#[test]
fn ctrl_c_ends_everything_and_leaves_nothing_behind() {
    let server = Workbook::with(&[("attack", RUNS)]).serve();
    let pipe = server.workbook().pipe("pipe");
    let mut stream = server.run("attack");
    assert_eq!(stream.next().expect("an event").data, "1");
    let _open = server.open("GET /api/changes/index.html", &server.own());
    let (status, workbook) = server.end(Signal::INT);
    assert!(status.success(), "{status}");
    pipe.wait_for_end();
    assert_eq!(workbook.built(), [""; 0]);
}

#[test]
fn a_killed_server_leaves_no_process_and_the_next_one_clears_up() {
    let workbook = Workbook::with(&[("attack", RUNS)]);
    let pipe = workbook.pipe("pipe");
    let server = workbook.serve();
    let mut stream = server.run("attack");
    assert_eq!(stream.next().expect("an event").data, "1");
    let (_, workbook) = server.end(Signal::KILL);
    pipe.wait_for_end();
    let left = workbook.built();
    assert_eq!(left.len(), 1, "{left:?}");
    let next = workbook.serve();
    let now = next.workbook().built();
    assert!(now.len() == 1 && now != left, "{now:?} after {left:?}");
}
