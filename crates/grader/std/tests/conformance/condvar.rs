//! `Condvar`. Waits may wake up spuriously in both, so every case looks at its condition.

use super::{is_send, is_sync, is_unwind_safe};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

cases!(
    nobody_waits,
    one_waits_for_another,
    wait_while_looks_at_the_condition_first,
    a_limit_ends_a_wait,
    wait_timeout_while_says_how_it_ended,
    all_are_woken,
    a_notification_is_not_kept,
    a_waiting_thread_learns_of_poison,
    has_the_traits_of_std,
);

const LONG: Duration = Duration::from_secs(1_000);
const SHORT: Duration = Duration::from_millis(1);

fn nobody_waits() {
    let condvar = Condvar::new();
    condvar.notify_one();
    condvar.notify_all();
    assert_eq!(format!("{condvar:?}"), "Condvar { .. }");
    Condvar::default().notify_one();
}

fn one_waits_for_another() {
    let pair = Arc::new((Mutex::new(false), Condvar::new()));
    let other = Arc::clone(&pair);
    let thread = thread::spawn(move || {
        *other.0.lock().unwrap() = true;
        other.1.notify_one();
    });
    let mut done = pair.0.lock().unwrap();
    while !*done {
        done = pair.1.wait(done).unwrap();
    }
    drop(done);
    thread.join().unwrap();
}

fn wait_while_looks_at_the_condition_first() {
    let (mutex, condvar) = (Mutex::new(0), Condvar::new());
    let mut asked = 0;
    let guard = condvar
        .wait_while(mutex.lock().unwrap(), |value| {
            asked += 1;
            *value += 1;
            false
        })
        .unwrap();
    assert_eq!(*guard, 1);
    drop(guard);
    assert_eq!(asked, 1);
}

#[allow(deprecated)] // it is still there
fn a_limit_ends_a_wait() {
    let (mutex, condvar) = (Mutex::new(()), Condvar::new());
    let mut guard = mutex.lock().unwrap();
    loop {
        let (again, result) = condvar.wait_timeout(guard, SHORT).unwrap();
        guard = again;
        if result.timed_out() {
            assert_eq!(format!("{result:?}"), "WaitTimeoutResult(true)");
            break;
        }
    }
    loop {
        let (again, in_time) = condvar.wait_timeout_ms(guard, 1).unwrap();
        guard = again;
        if !in_time {
            break;
        }
    }
    drop(guard);
    assert!(mutex.try_lock().is_ok());
}

fn wait_timeout_while_says_how_it_ended() {
    let (mutex, condvar) = (Mutex::new(true), Condvar::new());
    let guard = mutex.lock().unwrap();
    let (guard, result) = condvar
        .wait_timeout_while(guard, SHORT, |waits| *waits)
        .unwrap();
    assert!(result.timed_out());
    let (guard, result) = condvar
        .wait_timeout_while(guard, LONG, |waits| {
            *waits = false;
            false
        })
        .unwrap();
    assert!(!result.timed_out() && !*guard);
    let copy = result;
    assert_eq!(copy, result);
}

fn all_are_woken() {
    let (mutex, condvar) = (Mutex::new(0), Condvar::new());
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let guard = condvar.wait_while(mutex.lock().unwrap(), |value| *value == 0);
                *guard.unwrap() += 1;
            });
        }
        *mutex.lock().unwrap() = 1;
        condvar.notify_all();
    });
    assert_eq!(mutex.into_inner().unwrap(), 3);
}

fn a_notification_is_not_kept() {
    let (mutex, condvar) = (Mutex::new(()), Condvar::new());
    condvar.notify_one();
    condvar.notify_all();
    let guard = mutex.lock().unwrap();
    let (_guard, result) = condvar.wait_timeout_while(guard, SHORT, |()| true).unwrap();
    assert!(result.timed_out());
}

fn a_waiting_thread_learns_of_poison() {
    let (mutex, condvar) = (Mutex::new(1), Condvar::new());
    thread::scope(|scope| {
        let mut guard = mutex.lock().unwrap();
        let panics = scope.spawn(|| {
            let mut guard = mutex.lock().unwrap();
            *guard = 2;
            condvar.notify_one();
            panic!("on purpose");
        });
        let error = loop {
            match condvar.wait(guard) {
                Ok(again) => guard = again,
                Err(error) => break error,
            }
        };
        assert_eq!(*error.into_inner(), 2);
        assert!(panics.join().is_err());
    });
}

fn has_the_traits_of_std() {
    is_send::<Condvar>();
    is_sync::<Condvar>();
    is_unwind_safe::<Condvar>();
}
