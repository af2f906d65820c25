//! A flag set without the lock under which it is waited for.

use crate::support::{fails, passes};
use grader::report::{Diagnosis, Finding, Operation};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex};
use std::thread;

#[derive(Default)]
struct Event {
    happened: AtomicBool,
    lock: Mutex<()>,
    changed: Condvar,
}

fn case(set: fn(&Event)) {
    let event = Event::default();
    thread::scope(|scope| {
        scope.spawn(|| {
            let not_yet = |(): &mut ()| !event.happened.load(Ordering::SeqCst);
            let guard = event.lock.lock().unwrap();
            drop(event.changed.wait_while(guard, not_yet));
        });
        set(&event);
    });
}

pub fn wrong() {
    fn set(event: &Event) {
        event.happened.store(true, Ordering::SeqCst);
        event.changed.notify_all();
    }
    let report = fails(
        "set without the lock",
        || case(set),
        Diagnosis::WaitsForever,
    );
    let finding = report.failure.unwrap().finding;
    let Finding::Blocked { waiters } = finding else {
        panic!("{finding:?}");
    };
    assert_eq!(waiters[0].operation, Operation::Wait);
    assert_eq!(waiters[1].joins, Some(1));
}

pub fn right() {
    fn set(event: &Event) {
        let _guard = event.lock.lock().unwrap();
        event.happened.store(true, Ordering::SeqCst);
        event.changed.notify_all();
    }
    passes("set under the lock", || case(set));
}
