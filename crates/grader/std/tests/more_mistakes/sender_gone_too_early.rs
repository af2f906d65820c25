//! A channel which is closed while somebody still has an item for it.

use crate::support::{fails, passes};
use grader::report::Diagnosis;
use grader::require_eq;
use std::sync::Mutex;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, ScopedJoinHandle};

/// The way in, until it is closed.
struct Intake(Mutex<Option<Sender<u32>>>);

impl Intake {
    fn submit(&self, item: u32) {
        if let Some(sender) = &*self.0.lock().unwrap() {
            sender.send(item).unwrap();
        }
    }

    fn close(&self) {
        *self.0.lock().unwrap() = None;
    }
}

fn case(finish: fn(&Intake, ScopedJoinHandle<'_, ()>)) {
    let (sender, receiver) = channel();
    let intake = Intake(Mutex::new(Some(sender)));
    let sum: u32 = thread::scope(|scope| {
        let producer = scope.spawn(|| intake.submit(1));
        intake.submit(2);
        finish(&intake, producer);
        receiver.iter().sum()
    });
    require_eq(sum, 3, "sum");
}

pub fn wrong() {
    fn finish(intake: &Intake, producer: ScopedJoinHandle<'_, ()>) {
        intake.close();
        producer.join().unwrap();
    }
    fails(
        "closed before the last item",
        || case(finish),
        Diagnosis::WrongResult,
    );
}

pub fn right() {
    fn finish(intake: &Intake, producer: ScopedJoinHandle<'_, ()>) {
        producer.join().unwrap();
        intake.close();
    }
    passes("closed after the last item", || case(finish));
}
