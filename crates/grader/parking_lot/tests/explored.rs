//! What only an exploration can show of parking_lot: which mistakes are found, and that legal code passes.

#[macro_use]
extern crate explored_std as std;

#[path = "../../std/tests/support/mod.rs"]
mod support;

use grader::report::{Diagnosis, Finding, Operation};
use grader::{Tally, require, require_at_most, require_eq, sometimes};
use parking_lot::{
    Condvar, FairMutex, Mutex, MutexGuard, RecursiveRwLock, ReentrantMutex, RwLock,
    RwLockUpgradableReadGuard,
};
use std::cell::Cell;
use std::thread;
use std::time::Duration;
use support::{fails, passes};

const LIMIT: Duration = Duration::from_millis(100);

#[test]
fn locks_in_any_order_are_a_deadlock() {
    fn mutexes() {
        let (a, b) = (Mutex::new(0), FairMutex::new(0));
        thread::scope(|scope| {
            scope.spawn(|| *a.lock() += *b.lock());
            *b.lock() += *a.lock();
        });
    }
    fn reentrant() {
        let (a, b) = (ReentrantMutex::new(()), ReentrantMutex::new(()));
        thread::scope(|scope| {
            scope.spawn(|| {
                let _first = a.lock();
                let _again = a.lock();
                let _second = b.lock();
            });
            let _first = b.lock();
            let _second = a.lock();
        });
    }
    fails("mutexes", mutexes, Diagnosis::Deadlock);
    fails("reentrant", reentrant, Diagnosis::Deadlock);
}

#[test]
fn a_mutex_is_not_reentrant() {
    fn twice() {
        let mutex = Mutex::new(0);
        let first = mutex.lock();
        require_eq(*first, *mutex.lock(), "never_reached");
    }
    fn twice_reentrant() {
        let mutex = ReentrantMutex::new(0);
        let first = mutex.lock();
        require_eq(*first, *mutex.lock(), "equal");
    }
    fails("twice", twice, Diagnosis::Deadlock);
    passes("reentrant", twice_reentrant);
}

#[test]
fn two_readers_that_upgrade_lose_nothing() {
    fn upgradable() {
        let stock = RwLock::new(1);
        let buy = || {
            let seen = stock.upgradable_read();
            if *seen > 0 {
                *RwLockUpgradableReadGuard::upgrade(seen) -= 1;
            }
        };
        thread::scope(|scope| {
            scope.spawn(buy);
            scope.spawn(buy);
            require(*stock.read() >= 0, "never_below_zero");
        });
        require_eq(stock.into_inner(), 0, "sold_once");
    }
    fn read_then_write() {
        let stock = RwLock::new(1);
        let buy = || {
            let left = *stock.read();
            if left > 0 {
                *stock.write() -= 1;
            }
        };
        thread::scope(|scope| {
            scope.spawn(buy);
            scope.spawn(buy);
        });
        require_eq(stock.into_inner(), 0, "sold_once");
    }
    passes("upgradable", upgradable);
    fails("read, then write", read_then_write, Diagnosis::WrongResult);
}

#[test]
fn an_upgrade_that_waits_for_its_own_thread_is_a_deadlock() {
    fn case() {
        let lock = RwLock::new(0);
        let upgradable = lock.upgradable_read();
        let _reader = lock.read();
        drop(RwLockUpgradableReadGuard::upgrade(upgradable));
    }
    let report = fails("upgrade", case, Diagnosis::Deadlock);
    let finding = report.failure.unwrap().finding;
    let Finding::Blocked { waiters } = finding else {
        panic!("{finding:?}");
    };
    assert_eq!(waiters[0].operation, Operation::Write);
}

#[test]
fn only_the_recursive_lock_can_be_read_again_while_a_writer_waits() {
    fn plain() {
        let lock = RwLock::new(0);
        thread::scope(|scope| {
            scope.spawn(|| *lock.write() += 1);
            let first = lock.read();
            require_eq(*first, *lock.read(), "equal");
        });
    }
    fn recursive() {
        let lock = RecursiveRwLock::new(0);
        thread::scope(|scope| {
            scope.spawn(|| *lock.write() += 1);
            let first = lock.read();
            require_eq(*first, *lock.read(), "equal");
        });
    }
    fails("plain", plain, Diagnosis::Deadlock);
    passes("recursive", recursive);
}

#[test]
fn a_guard_given_away_for_a_while_protects_nothing_meanwhile() {
    fn case() {
        let (mutex, inside) = (Mutex::new(()), Tally::new());
        let visit = || {
            let mut guard = mutex.lock();
            require_at_most(inside.add(), 1, "two_inside");
            MutexGuard::bump(&mut guard);
            inside.subtract();
        };
        thread::scope(|scope| {
            scope.spawn(visit);
            visit();
        });
    }
    fails("bump", case, Diagnosis::LimitExceeded);
}

#[test]
fn waits_end_by_notification_or_limit_and_never_by_themselves() {
    fn notified() {
        let (ready, changed) = (Mutex::new(false), Condvar::new());
        thread::scope(|scope| {
            let mut guard = ready.lock();
            scope.spawn(|| {
                *ready.lock() = true;
                require(changed.notify_one(), "somebody_waits");
            });
            changed.wait(&mut guard);
            require(*guard, "woken_by_the_notification");
        });
    }
    fn limited() {
        let (ready, changed) = (Mutex::new(false), Condvar::new());
        thread::scope(|scope| {
            scope.spawn(|| {
                *ready.lock() = true;
                changed.notify_all();
            });
            let mut guard = ready.lock();
            let result = changed.wait_while_for(&mut guard, |ready| !*ready, LIMIT);
            sometimes(result.timed_out(), "fires");
            sometimes(!result.timed_out(), "does_not_fire");
        });
    }
    fn try_lock_for() {
        let mutex = Mutex::new(());
        thread::scope(|scope| {
            scope.spawn(|| {
                let _guard = mutex.lock();
                thread::sleep(LIMIT);
            });
            let taken = mutex.try_lock_for(LIMIT).is_some();
            sometimes(taken, "taken");
            sometimes(!taken, "not_taken");
        });
    }
    passes("notified", notified);
    passes("limited", limited);
    passes("try_lock_for", try_lock_for);
}

#[test]
fn a_lost_notification_is_found() {
    fn case() {
        let (ready, changed) = (Mutex::new(false), Condvar::new());
        thread::scope(|scope| {
            scope.spawn(|| {
                changed.notify_one();
                *ready.lock() = true;
            });
            let mut guard = ready.lock();
            while !*guard {
                changed.wait(&mut guard);
            }
        });
    }
    fails("notified too early", case, Diagnosis::WaitsForever);
}

#[test]
fn a_reentrant_lock_is_held_until_its_last_guard_goes() {
    fn case() {
        let mutex = ReentrantMutex::new(Cell::new(0));
        let add_twice = || {
            let outer = mutex.lock();
            for _ in 0..2 {
                let inner = mutex.lock();
                let seen = inner.get();
                thread::yield_now();
                inner.set(seen + 1);
            }
            drop(outer);
        };
        thread::scope(|scope| {
            scope.spawn(add_twice);
            add_twice();
        });
        require_eq(mutex.into_inner().get(), 4, "count");
    }
    passes("reentrant", case);
}
