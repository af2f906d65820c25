//! What a global interpreter lock must do. Each case is one property, run in every schedule that is explored.

use ex02_mini_gil::{Gil, GilGuard};
use grader::{Tally, at_most_preemptions, require, require_at_most, require_eq};
use std::sync::Barrier;
use std::{panic, panic::AssertUnwindSafe, thread};

grader::main!(
    one_thread_inside,
    checkpoint_alone,
    checkpoint_lets_a_waiter_in,
    everybody_gets_a_turn,
    waiting_is_counted,
    others_may_enter_meanwhile,
    two_are_outside_together,
    inside_again_afterwards,
    panic_outside_comes_back,
    panic_inside_frees_it,
);

/// Executes one instruction: nobody else may be at one.
fn instruction(_guard: &mut GilGuard, inside: &Tally) {
    require_at_most(inside.add(), 1_u64, "two_inside");
    thread::yield_now();
    inside.subtract();
}

/// Holds until as many threads wait.
fn until_waiting(gil: &Gil, threads: usize) {
    while gil.waiting() < threads {
        thread::yield_now();
    }
}

fn one_thread_inside() {
    let (gil, inside) = (Gil::new(), Tally::new());
    let program = || {
        let mut guard = gil.acquire();
        instruction(&mut guard, &inside);
        guard.checkpoint();
        instruction(&mut guard, &inside);
    };
    thread::scope(|scope| {
        scope.spawn(program);
        program();
    });
}

/// There is nobody to wait for.
fn checkpoint_alone() {
    let gil = Gil::new();
    let mut guard = gil.acquire();
    guard.checkpoint();
    guard.checkpoint();
    drop(guard);
    drop(gil.acquire());
}

/// Giving the lock back and taking it again at once lets nobody in.
fn checkpoint_lets_a_waiter_in() {
    let (gil, turns) = (Gil::new(), Tally::new());
    thread::scope(|scope| {
        let mut guard = gil.acquire();
        scope.spawn(|| {
            let _guard = gil.acquire();
            turns.add();
        });
        until_waiting(&gil, 1);
        require_eq(turns.get(), 0, "entered_too_early");
        guard.checkpoint();
        require_eq(turns.get(), 1, "waiter_passed_over");
    });
}

fn everybody_gets_a_turn() {
    at_most_preemptions(1);
    let (gil, inside) = (Gil::new(), Tally::new());
    let program = || {
        let mut guard = gil.acquire();
        instruction(&mut guard, &inside);
        guard.checkpoint();
    };
    thread::scope(|scope| {
        scope.spawn(program);
        scope.spawn(program);
        program();
    });
    require_eq(gil.waiting(), 0, "waiting_count");
}

fn waiting_is_counted() {
    let gil = Gil::new();
    require_eq(gil.waiting(), 0, "waiting_count");
    let guard = gil.acquire();
    require_eq(gil.waiting(), 0, "waiting_count");
    thread::scope(|scope| {
        scope.spawn(|| drop(gil.acquire()));
        scope.spawn(|| drop(gil.acquire()));
        until_waiting(&gil, 2);
        drop(guard);
    });
    require_eq(gil.waiting(), 0, "waiting_count");
}

/// Somebody is inside, and gone again, before the closure returns.
fn others_may_enter_meanwhile() {
    let (gil, inside) = (Gil::new(), Tally::new());
    let mut guard = gil.acquire();
    let answer = guard.allow_threads(|| {
        thread::scope(|scope| {
            let other = scope.spawn(|| instruction(&mut gil.acquire(), &inside));
            other.join().unwrap();
        });
        42
    });
    require_eq(answer, 42, "result_lost");
    instruction(&mut guard, &inside);
}

/// The two closures wait for each other: neither may be inside meanwhile.
fn two_are_outside_together() {
    let (gil, inside, meet) = (Gil::new(), Tally::new(), Barrier::new(2));
    let program = || {
        let mut guard = gil.acquire();
        guard.allow_threads(|| meet.wait());
        instruction(&mut guard, &inside);
    };
    thread::scope(|scope| {
        scope.spawn(program);
        program();
    });
}

fn inside_again_afterwards() {
    let (gil, inside) = (Gil::new(), Tally::new());
    thread::scope(|scope| {
        scope.spawn(|| instruction(&mut gil.acquire(), &inside));
        let mut guard = gil.acquire();
        guard.allow_threads(|| {});
        instruction(&mut guard, &inside);
    });
}

/// The panic goes on, and whoever catches it is inside.
fn panic_outside_comes_back() {
    let (gil, inside) = (Gil::new(), Tally::new());
    thread::scope(|scope| {
        let mut guard = gil.acquire();
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
            guard.allow_threads(|| panic::resume_unwind(Box::new("on purpose")));
        }));
        require(outcome.is_err(), "panic_swallowed");
        scope.spawn(|| instruction(&mut gil.acquire(), &inside));
        instruction(&mut guard, &inside);
        guard.checkpoint();
        instruction(&mut guard, &inside);
    });
    drop(gil.acquire());
}

/// As with any guard.
fn panic_inside_frees_it() {
    let gil = Gil::new();
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
        let _guard = gil.acquire();
        panic::resume_unwind(Box::new("on purpose"));
    }));
    require(outcome.is_err(), "panic_swallowed");
    let mut guard = gil.acquire();
    guard.checkpoint();
}
