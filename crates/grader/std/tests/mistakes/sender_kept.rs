//! A channel which stays open because one sender is kept.

use crate::support::{fails, passes};
use grader::report::{Diagnosis, Finding, Operation};
use grader::require_eq;
use std::sync::mpsc::{Sender, channel};
use std::thread;

fn case(hand_out: fn(Sender<u32>) -> Option<Sender<u32>>) {
    let (sender, receiver) = channel();
    for number in 1..3 {
        let sender = sender.clone();
        thread::spawn(move || sender.send(number).unwrap());
    }
    let _kept = hand_out(sender);
    require_eq(receiver.iter().sum::<u32>(), 3, "sum");
}

pub fn wrong() {
    let report = fails("a sender is kept", || case(Some), Diagnosis::WaitsForever);
    let finding = report.failure.unwrap().finding;
    let Finding::Blocked { waiters } = finding else {
        panic!("{finding:?}");
    };
    assert_eq!(waiters.len(), 1);
    assert_eq!(waiters[0].operation, Operation::Receive);
}

pub fn right() {
    fn drop_it(sender: Sender<u32>) -> Option<Sender<u32>> {
        drop(sender);
        None
    }
    passes("all senders go", || case(drop_it));
}
