//! What producers and consumers around a queue must do. Each case is one property, run in every schedule that is explored.

use ex11_pipeline::run;
use grader::{Tally, at_most_preemptions, require_at_most, require_eq, sometimes};
use std::sync::{Barrier, mpsc};
use std::{iter, thread, time::Duration};

const A_WHILE: Duration = Duration::from_millis(20);

grader::main!(
    one_of_each,
    nobody_produces,
    two_producers,
    two_consumers,
    slow_producer,
    late_producer,
    consumes_at_once,
    consumers_overlap,
    as_many_consumers_as_asked_for,
    producers_overlap,
);

type Producer = Box<dyn Iterator<Item = usize> + Send>;

/// How often each item was consumed.
struct Seen<const N: usize>([Tally; N]);

impl<const N: usize> Seen<N> {
    fn new() -> Self {
        Seen([const { Tally::new() }; N])
    }

    fn add(&self, item: usize) {
        self.0[item].add();
    }

    fn require_each_once(&self) {
        for tally in &self.0 {
            require_eq(tally.get(), 1, "not_once");
        }
    }
}

fn only<P>(producer: P) -> Vec<P> {
    vec![producer]
}

fn one_of_each() {
    let seen = Seen::<2>::new();
    run(only(0..2), 1, |item| seen.add(item));
    seen.require_each_once();
}

fn nobody_produces() {
    let seen = Seen::<0>::new();
    run(Vec::<Producer>::new(), 2, |item| seen.add(item));
    run(only(0..0), 1, |item| seen.add(item));
}

fn two_producers() {
    let seen = Seen::<2>::new();
    run(vec![0..1, 1..2], 1, |item| seen.add(item));
    seen.require_each_once();
}

/// One item for two: only one gets it, and both must end.
fn two_consumers() {
    let seen = Seen::<1>::new();
    run(only(0..1), 2, |item| seen.add(item));
    seen.require_each_once();
}

/// For a while the queue is empty, but it is not the end.
fn slow_producer() {
    let seen = Seen::<2>::new();
    let slow: Producer = Box::new((0..2).inspect(|_| thread::sleep(A_WHILE)));
    run(vec![slow], 1, |item| seen.add(item));
    seen.require_each_once();
}

/// One has ended and all is consumed before the other begins.
fn late_producer() {
    let seen = Seen::<2>::new();
    let early: Producer = Box::new(iter::once(0));
    let late: Producer = Box::new(iter::once_with(|| {
        thread::sleep(A_WHILE);
        1
    }));
    run(vec![early, late], 1, |item| seen.add(item));
    seen.require_each_once();
}

/// The second item comes only when the first has been consumed.
fn consumes_at_once() {
    let seen = Seen::<2>::new();
    let (consumed, answers) = mpsc::channel();
    let first = iter::once(0);
    let second = iter::once_with(move || answers.recv().unwrap());
    run(vec![first.chain(second)], 1, |item| {
        seen.add(item);
        let _ = consumed.send(1);
    });
    seen.require_each_once();
}

/// Two items can be in two consumers' hands at the same time.
fn consumers_overlap() {
    let (seen, inside) = (Seen::<2>::new(), Tally::new());
    run(only(0..2), 2, |item| {
        sometimes(inside.add() == 2, "one_at_a_time");
        thread::yield_now();
        inside.subtract();
        seen.add(item);
    });
    seen.require_each_once();
}

fn as_many_consumers_as_asked_for() {
    let (seen, inside) = (Seen::<2>::new(), Tally::new());
    run(only(0..2), 1, |item| {
        require_at_most(inside.add(), 1_u64, "too_many_consumers");
        thread::yield_now();
        inside.subtract();
        seen.add(item);
    });
    seen.require_each_once();
}

/// Neither producer can give its item before the other has begun.
fn producers_overlap() {
    at_most_preemptions(1);
    let (seen, both) = (Seen::<2>::new(), Barrier::new(2));
    let producer = |item| {
        let both = &both;
        iter::once_with(move || {
            both.wait();
            item
        })
    };
    run(vec![producer(0), producer(1)], 1, |item| seen.add(item));
    seen.require_each_once();
}
