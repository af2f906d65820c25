//! A stack of array indices without locks, whose top is again the same although the stack is another one.

use crate::support::{fails, passes};
use grader::report::Diagnosis;
use grader::require_eq;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::thread;

/// No place.
const NONE: u64 = 0;

/// Places 1 and 2 (0 is `NONE`); place 1 is on top.
struct Stack {
    /// The place on top, with a number above it that counts the pushes, if anybody counts them.
    top: AtomicU64,
    below: [AtomicU64; 3],
    /// What a push adds to the top.
    count: u64,
}

/// The part of `top` that is a place.
const PLACE: u64 = 0xff;

impl Stack {
    fn new(count: u64) -> Stack {
        Stack {
            top: AtomicU64::new(1),
            below: [NONE, 2, NONE].map(AtomicU64::new),
            count,
        }
    }

    fn pop(&self) -> Option<u64> {
        loop {
            let top = self.top.load(SeqCst);
            let place = top & PLACE;
            if place == NONE {
                return None;
            }
            let below = self.below[place as usize].load(SeqCst);
            let new = top - place + below;
            if self.top.compare_exchange(top, new, SeqCst, SeqCst).is_ok() {
                return Some(place);
            }
        }
    }

    fn push(&self, place: u64) {
        loop {
            let top = self.top.load(SeqCst);
            self.below[place as usize].store(top & PLACE, SeqCst);
            let new = top - (top & PLACE) + self.count + place;
            if self.top.compare_exchange(top, new, SeqCst, SeqCst).is_ok() {
                return;
            }
        }
    }
}

/// Each place is with one thread or on the stack, never both.
fn case(count: u64) {
    let stack = Stack::new(count);
    let (one, other) = thread::scope(|scope| {
        let one = scope.spawn(|| stack.pop());
        let first = stack.pop();
        let other = stack.pop();
        if let Some(first) = first {
            stack.push(first);
        }
        (one.join().unwrap(), other)
    });
    let left = [stack.pop(), stack.pop()];
    let mut places: Vec<u64> = [one, other].into_iter().chain(left).flatten().collect();
    places.sort_unstable();
    require_eq(format!("{places:?}"), "[1, 2]", "each_place_once");
}

pub fn wrong() {
    fails("the same index again", || case(0), Diagnosis::WrongResult);
}

pub fn right() {
    passes("a number for each push", || case(PLACE + 1));
}
