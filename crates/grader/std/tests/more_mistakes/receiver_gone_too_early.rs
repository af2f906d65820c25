//! A receiver which takes a channel that is empty for one that is closed, and goes.

use crate::support::{fails, passes};
use grader::report::Diagnosis;
use grader::require_eq;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

fn case(sum: fn(Receiver<u32>) -> u32) {
    let (sender, receiver) = channel();
    let sum = thread::scope(|scope| {
        scope.spawn(move || {
            for number in 1..3 {
                // To a receiver that is gone, nothing can be sent.
                let _ = sender.send(number);
            }
        });
        sum(receiver)
    });
    require_eq(sum, 3, "sum");
}

pub fn wrong() {
    fn sum(receiver: Receiver<u32>) -> u32 {
        let sum = receiver.try_iter().sum();
        drop(receiver);
        sum
    }
    fails("empty means closed", || case(sum), Diagnosis::WrongResult);
}

pub fn right() {
    fn sum(receiver: Receiver<u32>) -> u32 {
        receiver.into_iter().sum()
    }
    passes("until closed", || case(sum));
}
