//! What a semaphore must do, plain and bounded. Each case is one property, run in every schedule that is explored.

use ex08_semaphore::{BoundedSemaphore, Semaphore, TooMany};
use grader::{Tally, at_most_preemptions, require, require_at_most, require_eq, sometimes};
use std::time::{Duration, Instant};
use std::{mem, panic, panic::AssertUnwindSafe, thread};

grader::main!(
    limit_holds,
    every_waiter_is_woken,
    try_never_waits,
    last_permit_goes_to_one,
    two_permits_for_two,
    permit_survives_a_panic,
    timeout_gives_up,
    timeout_loses_no_permit,
    release_ends_the_timed_wait,
    timeout_covers_the_whole_wait,
    plain_one_grows,
    bounded_refuses_surplus,
    bounded_limit_holds,
    bounded_check_is_one_step,
);

/// Virtual time: no schedule takes so long.
const LIMIT: Duration = Duration::from_secs(10);

/// How many permits can be had right now; all are given back.
fn free(semaphore: &Semaphore) -> usize {
    let mut permits = Vec::new();
    while permits.len() < 5
        && let Some(permit) = semaphore.try_acquire()
    {
        permits.push(permit);
    }
    permits.len()
}

fn limit_holds() {
    let semaphore = Semaphore::new(2);
    let inside = Tally::new();
    let visit = || {
        let _permit = semaphore.acquire();
        let now = inside.add();
        require_at_most(now, 2_u64, "too_many_inside");
        sometimes(now == 2, "never_two");
        thread::yield_now();
        inside.subtract();
    };
    thread::scope(|scope| {
        scope.spawn(visit);
        scope.spawn(visit);
        visit();
    });
}

/// The permits are kept: nobody is woken by another waiter's giving back.
fn every_waiter_is_woken() {
    let semaphore = Semaphore::new(0);
    let wait = || mem::forget(semaphore.acquire());
    thread::scope(|scope| {
        scope.spawn(wait);
        scope.spawn(wait);
        semaphore.release();
        semaphore.release();
    });
}

fn try_never_waits() {
    let semaphore = Semaphore::new(1);
    let permit = semaphore.try_acquire();
    require(permit.is_some(), "refused_though_free");
    require(semaphore.try_acquire().is_none(), "one_too_many");
    drop(permit);
    require_eq(free(&semaphore), 1, "not_returned");
    require(Semaphore::new(0).try_acquire().is_none(), "one_too_many");
}

/// Two threads try at the same time: one of them gets the permit, the other does not.
fn last_permit_goes_to_one() {
    let semaphore = Semaphore::new(1);
    let got = Tally::new();
    let attempt = || {
        if let Some(permit) = semaphore.try_acquire() {
            got.add();
            mem::forget(permit);
        }
    };
    thread::scope(|scope| {
        scope.spawn(attempt);
        attempt();
    });
    require_eq(got.get(), 1, "winners");
}

/// `None` is an answer about permits, not about who is looking at them just now.
fn two_permits_for_two() {
    let semaphore = Semaphore::new(2);
    let attempt = || {
        let permit = semaphore.try_acquire();
        require(permit.is_some(), "refused_though_free");
        mem::forget(permit);
    };
    thread::scope(|scope| {
        scope.spawn(attempt);
        attempt();
    });
}

fn permit_survives_a_panic() {
    let semaphore = Semaphore::new(1);
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
        let _permit = semaphore.acquire();
        panic::resume_unwind(Box::new("on purpose"));
    }));
    require(outcome.is_err(), "panic_swallowed");
    require_eq(free(&semaphore), 1, "lost_in_panic");
}

fn timeout_gives_up() {
    let semaphore = Semaphore::new(1);
    let permit = semaphore.acquire_timeout(LIMIT);
    require(permit.is_some(), "refused_though_free");
    let start = Instant::now();
    require(semaphore.acquire_timeout(LIMIT).is_none(), "one_too_many");
    require(start.elapsed() >= LIMIT, "gave_up_early");
    drop(permit);
    let at_once = semaphore.acquire_timeout(Duration::ZERO);
    require(at_once.is_some(), "refused_though_free");
}

/// Whether the permit or the deadline comes first is open. The permit must be somewhere.
fn timeout_loses_no_permit() {
    let semaphore = Semaphore::new(0);
    let start = Instant::now();
    let permit = thread::scope(|scope| {
        scope.spawn(|| semaphore.release());
        semaphore.acquire_timeout(LIMIT)
    });
    sometimes(permit.is_some(), "never_in_time");
    require(
        permit.is_some() || start.elapsed() >= LIMIT,
        "gave_up_early",
    );
    let held = usize::from(permit.is_some());
    require_eq(held + free(&semaphore), 1, "permits_in_all");
}

/// Whoever looks only before and after sleeping for the whole time is in time, too, if it looks so late that the permit is there
/// already; but that does not happen to both, and twice.
fn release_ends_the_timed_wait() {
    at_most_preemptions(1);
    let in_time = [(); 2].map(|()| {
        let semaphore = Semaphore::new(0);
        let wait = || {
            let start = Instant::now();
            let permit = semaphore.acquire_timeout(LIMIT);
            let in_time = permit.is_some() && start.elapsed() < LIMIT;
            mem::forget(permit);
            in_time
        };
        thread::scope(|scope| {
            let other = scope.spawn(wait);
            scope.spawn(|| {
                thread::sleep(LIMIT / 1000);
                semaphore.release();
                semaphore.release();
            });
            wait() && other.join().unwrap()
        })
    });
    sometimes(in_time == [true; 2], "never_before_the_limit");
}

/// Whether a permit was taken away under a waiter's nose in any schedule so far. A semaphore that hands permits over to those
/// who wait does not let it happen, and has nothing to show here.
static EVER_STOLEN: Tally = Tally::new();

/// Woken after 6 s, and the permit is gone again: 4 s are left, not 10. That a thread gives up late proves nothing, since a
/// system may let it wait before it runs; but if it counts anew, then it *never* gives up in time.
fn timeout_covers_the_whole_wait() {
    let semaphore = Semaphore::new(0);
    let stolen = Tally::new();
    let start = Instant::now();
    let permit = thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(Duration::from_secs(6));
            semaphore.release();
            let permit = semaphore.try_acquire();
            if permit.is_some() && start.elapsed() < LIMIT {
                stolen.add();
                EVER_STOLEN.add();
            }
            mem::forget(permit);
        });
        semaphore.acquire_timeout(LIMIT)
    });
    let waited = start.elapsed();
    require(permit.is_some() || waited >= LIMIT, "gave_up_early");
    let in_time = permit.is_none() && waited < LIMIT + Duration::from_secs(5);
    sometimes(
        stolen.get() == 1 && in_time || EVER_STOLEN.get() == 0,
        "waited_too_long",
    );
    mem::forget(permit);
}

fn plain_one_grows() {
    let semaphore = Semaphore::new(1);
    semaphore.release();
    require_eq(free(&semaphore), 2, "did_not_grow");
}

fn bounded_refuses_surplus() {
    let semaphore = BoundedSemaphore::new(2);
    semaphore.acquire();
    semaphore.acquire();
    require(semaphore.release() == Ok(()), "refused_though_out");
    require(semaphore.release() == Ok(()), "refused_though_out");
    require(semaphore.release() == Err(TooMany), "surplus_accepted");
}

/// A refused release leaves no trace: there is still one permit.
fn bounded_limit_holds() {
    let semaphore = BoundedSemaphore::new(1);
    require(semaphore.release() == Err(TooMany), "surplus_accepted");
    let inside = Tally::new();
    let visit = || {
        semaphore.acquire();
        require_at_most(inside.add(), 1_u64, "too_many_inside");
        thread::yield_now();
        inside.subtract();
        require(semaphore.release() == Ok(()), "refused_though_out");
    };
    thread::scope(|scope| {
        scope.spawn(visit);
        visit();
    });
}

/// One permit is out and two threads give it back: one of them has to be told that it was one too many.
fn bounded_check_is_one_step() {
    let semaphore = BoundedSemaphore::new(1);
    semaphore.acquire();
    let accepted = Tally::new();
    let give_back = || {
        if semaphore.release().is_ok() {
            accepted.add();
        }
    };
    thread::scope(|scope| {
        scope.spawn(give_back);
        give_back();
    });
    require_eq(accepted.get(), 1, "releases_accepted");
}
