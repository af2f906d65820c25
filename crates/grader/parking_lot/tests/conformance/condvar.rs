//! `Condvar`.

use super::{LONG, SHORT, is_send, is_sync, panic_message};
use parking_lot::{Condvar, Mutex, WaitTimeoutResult};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

cases!(
    nobody_waits,
    one_waits_for_another,
    an_if_is_enough,
    notifying_says_how_many_were_woken,
    wait_while_looks_first,
    limits_end_waits,
    a_notification_ends_a_limited_wait,
    a_condition_is_looked_at_after_the_limit,
    two_mutexes_are_refused,
    statics_start_afresh,
    have_the_traits,
);

fn nobody_waits() {
    let condvar = Condvar::new();
    assert!(!condvar.notify_one());
    assert_eq!(condvar.notify_all(), 0);
    assert_eq!(format!("{condvar:?}"), "Condvar { .. }");
    assert!(!Condvar::default().notify_one());
}

fn one_waits_for_another() {
    let pair = Arc::new((Mutex::new(false), Condvar::new()));
    let other = Arc::clone(&pair);
    let thread = thread::spawn(move || {
        *other.0.lock() = true;
        other.1.notify_one();
    });
    let mut done = pair.0.lock();
    while !*done {
        pair.1.wait(&mut done);
    }
    drop(done);
    thread.join().unwrap();
}

/// parking_lot promises that there are no spurious wake-ups.
fn an_if_is_enough() {
    let (mutex, condvar) = (Mutex::new(false), Condvar::new());
    thread::scope(|scope| {
        let mut guard = mutex.lock();
        scope.spawn(|| {
            *mutex.lock() = true;
            condvar.notify_one();
        });
        condvar.wait(&mut guard);
        assert!(*guard);
    });
}

fn notifying_says_how_many_were_woken() {
    let (mutex, condvar) = (Mutex::new(0), Condvar::new());
    let wait = || {
        let mut waiting = mutex.lock();
        *waiting += 1;
        condvar.wait(&mut waiting);
    };
    thread::scope(|scope| {
        scope.spawn(wait);
        scope.spawn(wait);
        while *mutex.lock() < 2 {
            thread::yield_now();
        }
        let _guard = mutex.lock();
        assert!(condvar.notify_one());
        assert_eq!(condvar.notify_all(), 1);
    });
}

fn wait_while_looks_first() {
    let (mutex, condvar) = (Mutex::new(0), Condvar::new());
    let mut guard = mutex.lock();
    let mut asked = 0;
    condvar.wait_while(&mut guard, |value| {
        asked += 1;
        *value += 1;
        false
    });
    assert_eq!((*guard, asked), (1, 1));
}

fn limits_end_waits() {
    let (mutex, condvar) = (Mutex::new(true), Condvar::new());
    let mut guard = mutex.lock();
    let result: WaitTimeoutResult = condvar.wait_for(&mut guard, SHORT);
    assert!(result.timed_out());
    assert_eq!(format!("{result:?}"), "WaitTimeoutResult(true)");
    assert!(
        condvar
            .wait_until(&mut guard, Instant::now() + SHORT)
            .timed_out()
    );
    assert!(
        condvar
            .wait_while_for(&mut guard, |waits| *waits, SHORT)
            .timed_out()
    );
    let until = Instant::now() + SHORT;
    assert!(
        condvar
            .wait_while_until(&mut guard, |waits| *waits, until)
            .timed_out()
    );
    drop(guard);
    assert!(mutex.try_lock().is_some());
}

fn a_notification_ends_a_limited_wait() {
    let (mutex, condvar) = (Mutex::new(0), Condvar::new());
    thread::scope(|scope| {
        let mut guard = mutex.lock();
        scope.spawn(|| {
            *mutex.lock() += 1;
            condvar.notify_all();
        });
        let result = condvar.wait_while_for(&mut guard, |value| *value == 0, Duration::MAX);
        assert!(!result.timed_out());
        assert_eq!(*guard, 1);
    });
}

fn a_condition_is_looked_at_after_the_limit() {
    let (mutex, condvar) = (Mutex::new(()), Condvar::new());
    let mut asked = 0;
    let condition = |(): &mut ()| {
        asked += 1;
        asked == 1
    };
    let mut guard = mutex.lock();
    let result = condvar.wait_while_until(&mut guard, condition, Instant::now());
    assert!(!result.timed_out());
    assert_eq!(asked, 2);
    assert!(
        !condvar
            .wait_while_for(&mut guard, |()| false, LONG)
            .timed_out()
    );
}

fn two_mutexes_are_refused() {
    let (one, other, condvar) = (Mutex::new(false), Mutex::new(()), Condvar::new());
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut waiting = one.lock();
            *waiting = true;
            condvar.wait(&mut waiting);
        });
        while !*one.lock() {
            thread::yield_now();
        }
        let message = panic_message(|| {
            // In the order of their drops: wake up the other before this test ends.
            let mut guard = other.lock();
            condvar.wait(&mut guard);
        });
        assert_eq!(
            message,
            "attempted to use a condition variable with more than one mutex"
        );
        drop(one.lock());
        assert!(condvar.notify_one());
    });
}

fn statics_start_afresh() {
    static READY: Mutex<bool> = Mutex::new(false);
    static CHANGED: Condvar = Condvar::new();
    let thread = thread::spawn(|| {
        *READY.lock() = true;
        CHANGED.notify_one();
    });
    CHANGED.wait_while(&mut READY.lock(), |ready| !*ready);
    thread.join().unwrap();
}

fn have_the_traits() {
    is_send::<Condvar>();
    is_sync::<Condvar>();
}
