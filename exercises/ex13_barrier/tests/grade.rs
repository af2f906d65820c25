//! What a reusable barrier must do. Each case is one property, run in every schedule that is explored.

use ex13_barrier::Barrier;
use grader::{Tally, at_most_preemptions, require, require_eq};
use std::{panic, thread};

grader::main!(
    nobody_passes_early,
    exactly_one_leader,
    next_round_at_once,
    three_parties,
    three_parties_two_rounds,
    single_party_never_waits,
    zero_parties_panic,
);

fn nobody_passes_early() {
    let barrier = Barrier::new(2);
    let arrived = Tally::new();
    let meet = || {
        arrived.add();
        barrier.wait();
        require_eq(arrived.get(), 2, "passed_early");
    };
    thread::scope(|scope| {
        scope.spawn(meet);
        meet();
    });
}

fn exactly_one_leader() {
    let barrier = Barrier::new(2);
    let leaders = Tally::new();
    let meet = || {
        if barrier.wait() {
            leaders.add();
        }
    };
    thread::scope(|scope| {
        scope.spawn(meet);
        meet();
    });
    require_eq(leaders.get(), 1, "leader_count");
}

/// Two rounds with nothing between them: a fast thread is at the barrier again while a slow one is still leaving it.
fn next_round_at_once() {
    let barrier = Barrier::new(2);
    let arrived = Tally::new();
    let leaders = [Tally::new(), Tally::new()];
    let two_rounds = || {
        for (round, leaders) in (1..).zip(&leaders) {
            arrived.add();
            if barrier.wait() {
                leaders.add();
            }
            require(arrived.get() >= 2 * round, "round_mixed");
        }
    };
    thread::scope(|scope| {
        scope.spawn(two_rounds);
        two_rounds();
    });
    for leaders in &leaders {
        require_eq(leaders.get(), 1, "leader_count");
    }
}

fn three_parties() {
    let barrier = Barrier::new(3);
    let (arrived, leaders) = (Tally::new(), Tally::new());
    let meet = || {
        arrived.add();
        if barrier.wait() {
            leaders.add();
        }
        require_eq(arrived.get(), 3, "passed_early");
    };
    thread::scope(|scope| {
        scope.spawn(meet);
        scope.spawn(meet);
        meet();
    });
    require_eq(leaders.get(), 1, "leader_count");
}

fn three_parties_two_rounds() {
    at_most_preemptions(1);
    let barrier = Barrier::new(3);
    let arrived = Tally::new();
    let two_rounds = || {
        for round in 1..=2 {
            arrived.add();
            barrier.wait();
            require(arrived.get() >= 3 * round, "round_mixed");
        }
    };
    thread::scope(|scope| {
        scope.spawn(two_rounds);
        scope.spawn(two_rounds);
        two_rounds();
    });
}

fn single_party_never_waits() {
    let barrier = Barrier::new(1);
    for _round in 0..3 {
        require(barrier.wait(), "single_not_leader");
    }
}

fn zero_parties_panic() {
    let made = panic::catch_unwind(|| Barrier::new(0));
    require(made.is_err(), "accepts_zero");
}
