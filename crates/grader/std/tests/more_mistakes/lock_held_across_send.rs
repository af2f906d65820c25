//! A writer which keeps its lock while it waits for room in a channel: readers starve, and with them whoever makes room.

use crate::support::{fails, passes};
use grader::report::{Diagnosis, Finding, Operation};
use grader::require;
use std::sync::RwLock;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

type Lines = RwLock<Vec<usize>>;

fn case(append: fn(&Lines, &SyncSender<usize>)) {
    let lines = Lines::default();
    let (sender, receiver) = sync_channel(1);
    thread::scope(|scope| {
        let lines = &lines;
        scope.spawn(move || {
            for _ in 0..3 {
                append(lines, &sender);
            }
        });
        for number in receiver {
            require(lines.read().unwrap().len() > number, "sent_too_early");
        }
    });
}

pub fn wrong() {
    fn append(lines: &Lines, sender: &SyncSender<usize>) {
        let mut lines = lines.write().unwrap();
        let number = lines.len();
        lines.push(number);
        sender.send(number).unwrap();
    }
    let report = fails(
        "sent under the lock",
        || case(append),
        Diagnosis::WaitsForever,
    );
    let finding = report.failure.unwrap().finding;
    let Finding::Blocked { waiters } = finding else {
        panic!("{finding:?}");
    };
    // Nobody holds the room in a channel: the wait graph has no cycle.
    let operations: Vec<Operation> = waiters.iter().map(|waiter| waiter.operation).collect();
    assert_eq!(operations, [Operation::Read, Operation::Send]);
    assert_eq!(waiters[0].held_by[0].0, 1);
}

pub fn right() {
    fn append(lines: &Lines, sender: &SyncSender<usize>) {
        let mut guard = lines.write().unwrap();
        let number = guard.len();
        guard.push(number);
        drop(guard);
        sender.send(number).unwrap();
    }
    passes("sent after the lock", || case(append));
}
