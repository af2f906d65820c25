//! `Once`.

use super::{is_send, is_sync, panic_message};
use parking_lot::{Once, OnceState};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

cases!(
    runs_once,
    a_panic_poisons,
    force_tries_again,
    two_threads_run_it_once,
    waits_until_it_is_done,
    statics_start_afresh,
    have_the_traits,
);

fn runs_once() {
    let (once, mut count) = (Once::new(), 0);
    assert_eq!(once.state(), OnceState::New);
    once.call_once(|| {
        count += 1;
        assert_eq!(once.state(), OnceState::InProgress);
    });
    once.call_once(|| count += 1);
    once.call_once_force(|_| count += 1);
    once.wait();
    once.wait_force();
    assert!(once.is_completed());
    assert_eq!(count, 1);
    assert_eq!(format!("{once:?}"), "Once { state: Done }");
    assert!(once.state().done() && once.state().is_completed());
    assert!(Once::new_completed().is_completed());
    assert!(!Once::default().is_completed());
}

fn a_panic_poisons() {
    let once = Once::new();
    let call = || once.call_once(|| panic!("on purpose"));
    assert_eq!(panic_message(call), "on purpose");
    assert!(once.state().poisoned() && once.state().is_poisoned());
    let message = "Once instance has previously been poisoned";
    assert_eq!(panic_message(|| once.call_once(|| {})), message);
    assert_eq!(panic_message(|| once.wait()), message);
}

fn force_tries_again() {
    let once = Once::new();
    panic_message(|| once.call_once(|| panic!("on purpose")));
    once.call_once_force(|state| assert_eq!(state, OnceState::Poisoned));
    once.call_once(|| unreachable!("it is done"));
    Once::new().call_once_force(|state| assert_eq!(state, OnceState::New));
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

fn statics_start_afresh() {
    static ONCE: Once = Once::new();
    let mut ran = false;
    ONCE.call_once(|| ran = true);
    assert!(ran);
}

fn have_the_traits() {
    is_send::<Once>();
    is_sync::<Once>();
    is_send::<OnceState>();
}
