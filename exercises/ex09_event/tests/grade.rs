//! What an event must do. Each case is one property, run in every schedule that is explored.
//!
//! Whether `set` followed at once by `clear` lets those pass who have waited is left open: both kinds of event exist.

use ex09_event::Event;
use grader::{Tally, at_most_preemptions, require, require_eq, sometimes};
use std::thread;
use std::time::{Duration, Instant};

grader::main!(
    starts_unset,
    set_before_wait,
    set_is_kept,
    set_after_wait,
    whoever_waits_sleeps,
    two_waiters,
    clear_makes_wait_again,
    wait_after_clear,
    timeout_without_set,
    timeout_or_set,
    set_ends_the_timed_wait,
    limit_covers_the_whole_wait,
);

const A_WHILE: Duration = Duration::from_millis(20);
const FOREVER: Duration = Duration::from_secs(3600);

fn starts_unset() {
    let event = Event::new();
    require(!event.is_set(), "set_from_the_start");
    event.set();
    require(event.is_set(), "not_set");
    event.set();
    require(event.is_set(), "not_set");
    event.clear();
    require(!event.is_set(), "not_cleared");
}

/// Who comes later does not wait, and neither does the one after.
fn set_before_wait() {
    let event = Event::new();
    event.set();
    thread::scope(|scope| {
        scope.spawn(|| event.wait());
        event.wait();
    });
}

fn set_is_kept() {
    let event = Event::new();
    event.set();
    require(event.wait_timeout(FOREVER), "set_but_timed_out");
    require(event.is_set(), "used_up");
}

fn set_after_wait() {
    let event = Event::new();
    let set = Tally::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            set.add();
            event.set();
        });
        event.wait();
        require_eq(set.get(), 1, "passed_early");
    });
}

/// The other thread takes its time, so that a thread which looks again and again is seen to do so.
fn whoever_waits_sleeps() {
    let event = Event::new();
    let set = Tally::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(A_WHILE);
            set.add();
            event.set();
        });
        event.wait();
        require_eq(set.get(), 1, "passed_early");
    });
}

fn two_waiters() {
    let event = Event::new();
    let set = Tally::new();
    let wait = || {
        event.wait();
        require_eq(set.get(), 1, "passed_early");
    };
    thread::scope(|scope| {
        scope.spawn(wait);
        scope.spawn(|| {
            set.add();
            event.set();
        });
        wait();
    });
}

fn clear_makes_wait_again() {
    let event = Event::new();
    let set = Tally::new();
    event.set();
    event.wait();
    event.clear();
    thread::scope(|scope| {
        scope.spawn(|| {
            set.add();
            event.set();
        });
        event.wait();
        require_eq(set.get(), 1, "passed_cleared");
    });
}

fn wait_after_clear() {
    let event = Event::new();
    event.set();
    event.clear();
    event.clear();
    require(!event.wait_timeout(A_WHILE), "passed_cleared_in_time");
}

fn timeout_without_set() {
    let event = Event::new();
    let start = Instant::now();
    require(!event.wait_timeout(A_WHILE), "success_without_set");
    require(start.elapsed() >= A_WHILE, "gave_up_early");
    require(!event.wait_timeout(Duration::ZERO), "success_without_set");
    require(!event.is_set(), "set_by_waiting");
}

/// Either the event comes in time, or the time is up: what is returned must say which.
fn timeout_or_set() {
    let event = Event::new();
    let set = Tally::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            set.add();
            event.set();
        });
        let start = Instant::now();
        let in_time = event.wait_timeout(A_WHILE);
        if in_time {
            require_eq(set.get(), 1, "success_without_set");
        } else {
            require(start.elapsed() >= A_WHILE, "gave_up_early");
        }
        sometimes(in_time, "never_in_time");
    });
}

/// Whoever looks only before and after sleeping for the whole time is in time, too, if it looks so late that the event is set
/// already; but that does not happen to both, and twice.
fn set_ends_the_timed_wait() {
    at_most_preemptions(1);
    let in_time = [(); 2].map(|()| {
        let event = Event::new();
        let wait = || {
            let start = Instant::now();
            event.wait_timeout(FOREVER) && start.elapsed() < FOREVER
        };
        thread::scope(|scope| {
            let other = scope.spawn(wait);
            scope.spawn(|| {
                thread::sleep(A_WHILE);
                event.set();
            });
            wait() && other.join().unwrap()
        })
    });
    sometimes(in_time == [true; 2], "slept_through");
}

/// Whether a waiter was woken for nothing in any schedule so far. An event that lets those pass who have waited does not do that,
/// and has nothing to show here.
static EVER_WOKEN_IN_VAIN: Tally = Tally::new();

/// Set and cleared after 15 ms: 5 ms are left, not 20. That a thread gives up late proves nothing, since a system may let it wait
/// before it runs; but if it counts anew, then it *never* gives up in time.
fn limit_covers_the_whole_wait() {
    const SHORTER: Duration = Duration::from_millis(15);
    let event = Event::new();
    let cleared = Tally::new();
    let start = Instant::now();
    let in_time = thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(SHORTER);
            event.set();
            event.clear();
            if start.elapsed() < A_WHILE {
                cleared.add();
            }
        });
        event.wait_timeout(A_WHILE)
    });
    let waited = start.elapsed();
    let woken_in_vain = !in_time && cleared.get() == 1;
    if woken_in_vain {
        EVER_WOKEN_IN_VAIN.add();
    }
    sometimes(
        woken_in_vain && waited < A_WHILE + SHORTER / 2 || EVER_WOKEN_IN_VAIN.get() == 0,
        "waited_too_long",
    );
}
