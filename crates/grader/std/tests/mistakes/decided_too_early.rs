//! A decision made with a read lock and carried out with a write lock.

use crate::support::{fails, passes};
use grader::report::Diagnosis;
use grader::require;
use std::sync::RwLock;
use std::thread;

fn case(book: fn(&RwLock<Vec<&'static str>>, &'static str)) {
    let seats = RwLock::new(Vec::new());
    thread::scope(|scope| {
        scope.spawn(|| book(&seats, "Ola"));
        scope.spawn(|| book(&seats, "Jan"));
    });
    require(seats.read().unwrap().len() == 1, "one_seat_sold_twice");
}

pub fn wrong() {
    fn book(seats: &RwLock<Vec<&'static str>>, name: &'static str) {
        let free = seats.read().unwrap().is_empty();
        if free {
            seats.write().unwrap().push(name);
        }
    }
    fails(
        "read, then write",
        || case(book),
        Diagnosis::BrokenInvariant,
    );
}

pub fn right() {
    fn book(seats: &RwLock<Vec<&'static str>>, name: &'static str) {
        let mut seats = seats.write().unwrap();
        if seats.is_empty() {
            seats.push(name);
        }
    }
    passes("decided under the write lock", || case(book));
}
