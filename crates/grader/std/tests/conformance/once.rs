//! `Once`.

use super::{is_send, is_sync, is_unwind_safe, panic_message};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Once, OnceState};
use std::thread;

cases!(
    runs_once,
    a_panic_poisons,
    force_tries_again,
    two_threads_run_it_once,
    waits_until_it_is_done,
    waiting_for_a_poisoned_one_panics,
    has_the_traits_of_std,
);

fn runs_once() {
    let (once, mut count) = (Once::new(), 0);
    assert!(!once.is_completed());
    once.call_once(|| count += 1);
    once.call_once(|| count += 1);
    once.call_once_force(|_| count += 1);
    once.wait();
    once.wait_force();
    assert!(once.is_completed());
    assert_eq!(count, 1);
    assert_eq!(format!("{once:?}"), "Once { .. }");
}

fn a_panic_poisons() {
    let once = Once::new();
    let call = || once.call_once(|| panic!("on purpose"));
    assert_eq!(panic_message(call), "on purpose");
    assert!(!once.is_completed());
    assert_eq!(
        panic_message(|| once.call_once(|| {})),
        "Once instance has previously been poisoned"
    );
}

fn force_tries_again() {
    let once = Once::new();
    panic_message(|| once.call_once(|| panic!("on purpose")));
    once.call_once_force(|state: &OnceState| {
        assert!(state.is_poisoned());
        assert_eq!(format!("{state:?}"), "OnceState { poisoned: true }");
    });
    once.call_once(|| unreachable!("it is done"));
    let fresh = Once::new();
    fresh.call_once_force(|state| assert!(!state.is_poisoned()));
}

fn two_threads_run_it_once() {
    let (once, count) = (Once::new(), AtomicUsize::new(0));
    let call = || {
        once.call_once(|| {
            count.fetch_add(1, Ordering::SeqCst);
        });
        assert_eq!(count.load(Ordering::SeqCst), 1);
    };
    thread::scope(|scope| {
        scope.spawn(call);
        call();
    });
}

fn waits_until_it_is_done() {
    let (once, count) = (Once::new(), AtomicUsize::new(0));
    thread::scope(|scope| {
        scope.spawn(|| {
            once.call_once(|| {
                count.fetch_add(1, Ordering::SeqCst);
            });
        });
        once.wait();
        assert_eq!(count.load(Ordering::SeqCst), 1);
    });
}

fn waiting_for_a_poisoned_one_panics() {
    let once = Once::new();
    panic_message(|| once.call_once(|| panic!("on purpose")));
    assert_eq!(
        panic_message(|| once.wait()),
        "Once instance has previously been poisoned"
    );
}

#[allow(deprecated, clippy::declare_interior_mutable_const)] // it is still there
fn has_the_traits_of_std() {
    const ONCE: Once = std::sync::ONCE_INIT;
    is_send::<Once>();
    is_sync::<Once>();
    is_unwind_safe::<Once>();
    is_send::<OnceState>();
    let once = ONCE;
    once.call_once(|| {});
}
