//! A thread that nobody waits for before its result is read.

use crate::support::{fails, passes};
use grader::report::Diagnosis;
use grader::require_eq;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread::{self, JoinHandle};

fn case(finish: fn(JoinHandle<()>)) {
    let sum = Arc::new(AtomicU32::new(0));
    let threads = [1, 2].map(|number| {
        let sum = Arc::clone(&sum);
        thread::spawn(move || {
            sum.fetch_add(number, SeqCst);
        })
    });
    threads.into_iter().for_each(finish);
    require_eq(sum.load(SeqCst), 3, "sum");
}

pub fn wrong() {
    fails("handles dropped", || case(drop), Diagnosis::WrongResult);
}

pub fn right() {
    fn finish(thread: JoinHandle<()>) {
        thread.join().unwrap();
    }
    passes("joined", || case(finish));
}
