//! ✍ What a counter of several threads must do. Each case is one property, run in every schedule that is explored.

use exNN_name::Counter;
use grader::require_eq;
use std::{sync::Arc, thread};

grader::main!(nothing_is_lost);

fn nothing_is_lost() {
    let counter = Arc::new(Counter::new());
    let other = thread::spawn({
        let counter = Arc::clone(&counter);
        move || counter.increment()
    });
    counter.increment();
    other.join().unwrap();
    require_eq(counter.value(), 2_u64, "lost");
}
