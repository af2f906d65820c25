//! What a re-entrant lock must do. Each case is one property, run in every schedule that is explored.

use ex07_rlock::ReentrantLock;
use grader::{Tally, require, require_at_most, require_eq};
use std::thread;

grader::main!(
    owner_may_lock_again,
    owner_may_try_again,
    owner_is_never_refused,
    free_after_the_last_guard,
    guards_in_any_order,
    one_thread_at_a_time,
    waiting_thread_gets_its_turn,
    ownership_moves_on,
);

/// Whether another thread finds the lock free right now.
fn free_for_another_thread(lock: &ReentrantLock) -> bool {
    thread::scope(|scope| {
        let look = scope.spawn(|| lock.try_lock().is_some());
        look.join().unwrap()
    })
}

fn owner_may_lock_again() {
    let lock = ReentrantLock::new();
    let _first = lock.lock();
    let _second = lock.lock();
    let _third = lock.lock();
}

fn owner_may_try_again() {
    let lock = ReentrantLock::new();
    let _first = lock.try_lock();
    require(_first.is_some(), "busy_though_free");
    let _second = lock.try_lock();
    require(_second.is_some(), "owner_refused");
    let _third = lock.lock();
}

/// `None` is an answer about the owner, not about who is looking just now.
fn owner_is_never_refused() {
    let lock = ReentrantLock::new();
    let _first = lock.lock();
    thread::scope(|scope| {
        scope.spawn(|| lock.try_lock().is_some());
        require(lock.try_lock().is_some(), "owner_refused");
    });
}

fn free_after_the_last_guard() {
    let lock = ReentrantLock::new();
    require(free_for_another_thread(&lock), "busy_though_free");
    let outer = lock.lock();
    let inner = lock.lock();
    require(!free_for_another_thread(&lock), "shared_with_another");
    drop(inner);
    require(!free_for_another_thread(&lock), "free_too_early");
    drop(outer);
    require(free_for_another_thread(&lock), "never_free");
}

/// Nothing says that the guard made last goes first.
fn guards_in_any_order() {
    let lock = ReentrantLock::new();
    let first = lock.lock();
    let second = lock.try_lock();
    drop(first);
    require(!free_for_another_thread(&lock), "free_too_early");
    drop(second);
    require(free_for_another_thread(&lock), "never_free");
}

fn one_thread_at_a_time() {
    let lock = ReentrantLock::new();
    let inside = Tally::new();
    let twice = || {
        let _outer = lock.lock();
        require_at_most(inside.add(), 1_u64, "two_inside");
        drop(lock.lock());
        require_eq(inside.get(), 1, "two_inside");
        inside.subtract();
    };
    thread::scope(|scope| {
        scope.spawn(twice);
        twice();
    });
}

/// Three threads want it: each wakes the next one.
fn waiting_thread_gets_its_turn() {
    let lock = ReentrantLock::new();
    let inside = Tally::new();
    let once = || {
        let _guard = lock.lock();
        require_at_most(inside.add(), 1_u64, "two_inside");
        thread::yield_now();
        inside.subtract();
    };
    thread::scope(|scope| {
        scope.spawn(once);
        scope.spawn(once);
        once();
    });
}

/// After one owner comes another, and the lock is re-entrant for it, too.
fn ownership_moves_on() {
    let lock = ReentrantLock::new();
    drop(lock.lock());
    thread::scope(|scope| {
        scope.spawn(|| {
            let _first = lock.lock();
            let _second = lock.lock();
        });
    });
    let _mine = lock.lock();
    require(lock.try_lock().is_some(), "owner_refused");
    require(!free_for_another_thread(&lock), "shared_with_another");
}
