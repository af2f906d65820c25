//! A wait with a limit, after which nobody asks how it ended.

use crate::support::{fails, passes};
use grader::report::Diagnosis;
use grader::{require_eq, sometimes};
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

const LIMIT: Duration = Duration::from_millis(50);

#[derive(Default)]
struct Answer {
    slot: Mutex<Option<u32>>,
    arrived: Condvar,
}

fn case(receive: fn(&Answer) -> Option<u32>) {
    let answer = Answer::default();
    thread::scope(|scope| {
        scope.spawn(|| {
            *answer.slot.lock().unwrap() = Some(42);
            answer.arrived.notify_one();
        });
        let received = receive(&answer);
        if let Some(number) = received {
            require_eq(number, 42, "answer");
        }
        sometimes(received.is_some(), "in_time");
        sometimes(received.is_none(), "too_late");
    });
}

pub fn wrong() {
    fn receive(answer: &Answer) -> Option<u32> {
        let slot = answer.slot.lock().unwrap();
        let (slot, _) = answer
            .arrived
            .wait_timeout_while(slot, LIMIT, |slot| slot.is_none())
            .unwrap();
        Some(slot.unwrap_or_default())
    }
    fails("time-out ignored", || case(receive), Diagnosis::WrongResult);
}

pub fn right() {
    fn receive(answer: &Answer) -> Option<u32> {
        let slot = answer.slot.lock().unwrap();
        let (slot, ended) = answer
            .arrived
            .wait_timeout_while(slot, LIMIT, |slot| slot.is_none())
            .unwrap();
        if ended.timed_out() { None } else { *slot }
    }
    passes("time-out told", || case(receive));
}
