//! What a dictionary behind a socket must do, with real sockets and processes. Each case is run once.

use ex12_manager::{Manager, Proxy};
use grader::{require, require_eq};
use std::fmt::Debug;
use std::panic::resume_unwind;
use std::process::Command;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};
use std::{fs, io, thread};

grader::main!(
    remembers,
    any_key,
    sorted_items,
    two_proxies,
    idle_proxy,
    someone_left,
    two_managers,
    add_is_one_step,
    seven_processes,
);

/// For a few answers, which take less than a millisecond on an idle machine.
const SHORT: Duration = Duration::from_secs(5);
/// For thousands of answers, or for processes to start.
const LONG: Duration = Duration::from_secs(8);

/// So many requests in a row make a server that is right by chance only go wrong.
const TURNS: u64 = 100;

/// An answer that never comes is no reason to wait for ever.
fn in_time(patience: Duration, work: fn()) {
    let (done, news) = mpsc::channel();
    let working = thread::spawn(move || {
        work();
        let _ = done.send(());
    });
    if news.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
        require(false, "no_answer");
    }
    if let Err(panic) = working.join() {
        resume_unwind(panic);
    }
}

#[track_caller]
fn ok<T>(result: io::Result<T>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => {
            require_eq(error.to_string(), "Ok", "failed");
            unreachable!("the requirement does not hold")
        }
    }
}

#[track_caller]
fn same<T: Debug, E: Debug>(result: io::Result<T>, expected: E) {
    let actual = format!("{:?}", ok(result));
    let actual: String = actual.chars().take(200).collect();
    require_eq(actual, format!("{expected:?}"), "wrong_answer");
}

fn started() -> (Manager, String) {
    let manager = ok(Manager::start());
    let address = manager.address();
    (manager, address)
}

/// Waits until the server has closed its ends of connections whose other ends are gone, but no longer than a second: it may also leave
/// them open. Only Linux tells of them.
fn wait_until_noticed(address: &str) {
    /// An end that is closed and waits for the other one.
    const FIN_WAIT: [&str; 2] = ["04", "05"];
    let port = address
        .rsplit(':')
        .next()
        .and_then(|port| port.parse().ok());
    let port = format!(":{:04X}", port.unwrap_or(0u16));
    let is_left = |connection: &str| {
        // Number, this end, the other end, state.
        let mut fields = connection.split_whitespace().skip(2);
        let to_server = fields.next().is_some_and(|end| end.ends_with(&port));
        to_server && fields.next().is_some_and(|state| FIN_WAIT.contains(&state))
    };
    let some_left = || {
        let tables = ["/proc/net/tcp", "/proc/net/tcp6"].map(fs::read_to_string);
        let mut tables = tables.iter().flatten();
        tables.any(|table| table.lines().any(is_left))
    };
    let start = Instant::now();
    while some_left() && start.elapsed() < Duration::from_secs(1) {
        thread::sleep(Duration::from_millis(1));
    }
}

fn remembers() {
    in_time(SHORT, || {
        let (_manager, address) = started();
        let mut dict = ok(Proxy::connect(&address));
        same(dict.get("a"), None::<u64>);
        ok(dict.set("a", 1));
        ok(dict.set("b", u64::MAX));
        same(dict.get("a"), Some(1));
        ok(dict.set("a", 0));
        same(dict.get("a"), Some(0));
        same(dict.get("b"), Some(u64::MAX));
        same(dict.add("a", 2), 2);
        same(dict.add("new", 3), 3);
        same(dict.get("a"), Some(2));
    });
}

fn any_key() {
    in_time(SHORT, || {
        let (_manager, address) = started();
        let mut dict = ok(Proxy::connect(&address));
        let long = "ж".repeat(10_000);
        let keys = [
            "",
            "a",
            "a b",
            "a\nb",
            "a\r\n",
            "{\"a\": 1}",
            "a=1;\0",
            "ąж",
            &long,
        ];
        for (value, key) in (0..).zip(keys) {
            ok(dict.set(key, value));
        }
        for (value, key) in (0..).zip(keys) {
            require_eq(
                format!("{:?}", ok(dict.get(key))),
                format!("Some({value})"),
                "mixed_keys",
            );
        }
        require_eq(ok(dict.items()).len(), keys.len(), "lost_items");
    });
}

fn sorted_items() {
    in_time(SHORT, || {
        let (_manager, address) = started();
        let mut dict = ok(Proxy::connect(&address));
        same(dict.items(), [(); 0]);
        for (key, value) in [("c", 3), ("b", 2), ("e", 5), ("a", 1), ("d", 4)] {
            ok(dict.set(key, value));
        }
        let expected = [("a", 1), ("b", 2), ("c", 3), ("d", 4), ("e", 5)];
        same(dict.items(), expected);
    });
}

fn two_proxies() {
    in_time(SHORT, || {
        let (_manager, address) = started();
        let mut one = ok(Proxy::connect(&address));
        let mut other = ok(Proxy::connect(&address));
        // Again and again: a server in which one is in the way of the other may be lucky a few times.
        for value in 0..TURNS {
            ok(one.set("a", value));
            same(other.get("a"), Some(value));
        }
    });
}

fn idle_proxy() {
    in_time(SHORT, || {
        let (_manager, address) = started();
        let mut idle = ok(Proxy::connect(&address));
        ok(idle.set("a", 1));
        let mut other = ok(Proxy::connect(&address));
        for value in 0..TURNS {
            ok(other.set("a", value));
        }
        same(idle.get("a"), Some(TURNS - 1));
    });
}

fn someone_left() {
    in_time(SHORT, || {
        let (_manager, address) = started();
        let mut stays = ok(Proxy::connect(&address));
        ok(stays.set("a", 1));
        ok(ok(Proxy::connect(&address)).set("b", 2));
        wait_until_noticed(&address);
        same(stays.get("b"), Some(2));
        let mut comes = ok(Proxy::connect(&address));
        same(comes.get("a"), Some(1));
    });
}

fn two_managers() {
    in_time(SHORT, || {
        let (_one, one) = started();
        let (_two, two) = started();
        ok(ok(Proxy::connect(&one)).set("a", 1));
        let mut dict = ok(Proxy::connect(&two));
        same(dict.get("a"), None::<u64>);
    });
}

fn add_is_one_step() {
    const TIMES: u64 = 1000;
    in_time(LONG, || {
        let (_manager, address) = started();
        let adding = [(); 2].map(|()| {
            let address = address.clone();
            thread::spawn(move || {
                let mut dict = ok(Proxy::connect(&address));
                for _ in 0..TIMES {
                    ok(dict.add("a", 1));
                }
            })
        });
        for thread in adding {
            if let Err(panic) = thread.join() {
                resume_unwind(panic);
            }
        }
        let sum = ok(ok(Proxy::connect(&address)).get("a"));
        // How many are lost differs from run to run, so the message gives no number.
        require(sum == Some(2 * TIMES), "lost_update");
    });
}

fn seven_processes() {
    in_time(LONG, || {
        let (_manager, address) = started();
        let words = ["How", "I", "wish", "I", "could", "calculate", "pi"];
        // From the last one on: it is the key that gives the order.
        let start = |(key, word): (usize, &&str)| {
            let mut worker = Command::new(grader::binary("ex12_worker"));
            worker.args([&address, &key.to_string(), *word]);
            worker.spawn().expect("a worker starts")
        };
        let workers: Vec<_> = words.iter().enumerate().rev().map(start).collect();
        for mut worker in workers {
            let status = worker.wait().expect("a child");
            require(status.success(), "worker_failed");
        }
        let items = ok(ok(Proxy::connect(&address)).items());
        let pi: String = items.iter().map(|(_, length)| length.to_string()).collect();
        // The workers are not told when to answer, so a wrong order differs from run to run: no number in the message.
        require(pi == "3141592", "not_pi");
    });
}
