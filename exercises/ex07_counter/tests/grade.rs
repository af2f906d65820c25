//! What a counter of several threads must do. Each case is one property, run in every schedule that is explored.

use ex07_counter::Counter;
use grader::{require, require_eq};
use std::{panic, panic::AssertUnwindSafe, thread};

grader::main!(
    counts_alone,
    up_and_down_cancel,
    returns_its_own_result,
    update_is_one_step,
    value_meanwhile,
    survives_a_panic,
);

fn counts_alone() {
    let counter = Counter::new();
    require_eq(counter.increase(), 1, "wrong_value");
    require_eq(counter.increase(), 2, "wrong_value");
    require_eq(counter.decrease(), 1, "wrong_value");
    require_eq(counter.update(|value| value * 10), 10, "wrong_value");
    require_eq(counter.value(), 10, "wrong_value");
    let large = i64::from(i32::MAX) + 1;
    require_eq(counter.update(|_| large), large, "wrong_value");
}

fn up_and_down_cancel() {
    let counter = Counter::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            counter.increase();
            counter.increase();
        });
        counter.decrease();
        counter.decrease();
    });
    require_eq(counter.value(), 0, "lost_update");
}

/// Two threads that both increase must be told 1 and 2, in some order.
fn returns_its_own_result() {
    let counter = Counter::new();
    let (mine, other) = thread::scope(|scope| {
        let other = scope.spawn(|| counter.increase());
        (counter.increase(), other.join().unwrap())
    });
    require(mine != other, "same_result_twice");
    require_eq(mine + other, 3, "foreign_result");
}

/// `update` and `increase` must exclude each other, too.
fn update_is_one_step() {
    let counter = Counter::new();
    thread::scope(|scope| {
        scope.spawn(|| counter.update(|value| value + 1));
        counter.update(|value| value + 1);
        counter.increase();
    });
    require_eq(counter.value(), 3, "lost_update");
}

/// `value` must see a moment of the counter, and a later one the next time.
fn value_meanwhile() {
    let counter = Counter::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            counter.increase();
            counter.increase();
        });
        let first = counter.value();
        let second = counter.value();
        require(0 <= first && first <= second && second <= 2, "not_in_order");
    });
}

fn survives_a_panic() {
    let counter = Counter::new();
    counter.increase();
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
        counter.update(|_| panic::resume_unwind(Box::new("on purpose")))
    }));
    require(outcome.is_err(), "panic_swallowed");
    require_eq(counter.value(), 1, "changed_by_panic");
    thread::scope(|scope| {
        scope.spawn(|| counter.increase());
        counter.decrease();
    });
    require_eq(counter.value(), 1, "changed_by_panic");
}
