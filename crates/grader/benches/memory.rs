//! Peak memory of an exploration: `cargo bench -p grader --bench memory`.
//!
//! What a passing schedule leaves behind must not grow with the number of schedules.

#![allow(missing_docs)]

use explored_std::sync::{Arc, Condvar, Mutex};
use explored_std::thread;
use grader::explore::{Limits, explore};

/// A queue of one place between two threads, with strings in it: what it leaves on the heap would show.
fn case() {
    let queue = Arc::new((Mutex::new(None::<String>), Condvar::new()));
    let theirs = Arc::clone(&queue);
    let consumer = thread::spawn(move || {
        for _ in 0..3 {
            let (place, changed) = &*theirs;
            let mut place = changed
                .wait_while(place.lock().unwrap(), |place| place.is_none())
                .unwrap();
            *place = None;
            changed.notify_all();
        }
    });
    for number in 0..3 {
        let (place, changed) = &*queue;
        let mut place = changed
            .wait_while(place.lock().unwrap(), |place| place.is_some())
            .unwrap();
        *place = Some(format!("item {number}"));
        changed.notify_all();
    }
    consumer.join().unwrap();
}

/// Peak resident memory of this process so far, in kilobytes, as Linux counts it. (`getrusage` would count the program that
/// started this one, too.)
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown".to_owned(), |value| value.trim().to_owned())
}

fn main() {
    println!("{:>10} {:>12}", "schedules", "peak");
    println!("{:>10} {:>12}", 0, peak());
    for random in [100, 1_000, 10_000, 100_000] {
        let limits = Limits {
            bound: 0,
            schedules: 1,
            stalls: 0,
            random: random - 1,
            ..Limits::default()
        };
        let report = explore("memory", case, &limits, None);
        assert_eq!(report.schedules, random);
        println!("{random:>10} {:>12}", peak());
    }
}
