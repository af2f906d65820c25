//! What an own `block_on` and a future written by hand must do. Each case is one property, run in every schedule that is explored.

use ex19_block_on::{block_on, oneshot};
use grader::{Tally, at_most_preemptions, require, require_at_most, require_eq};
use std::{
    future::{Future, poll_fn},
    pin::pin,
    sync::{Arc, Mutex},
    task::{Context, Poll, Wake, Waker},
    thread,
    time::Duration,
};

grader::main!(
    ready_at_once,
    sent_before_it_is_awaited,
    sent_by_another_thread,
    two_values_from_two_threads,
    two_threads_wait,
    woken_while_it_polls,
    woken_too_early,
    unparked_by_somebody_else,
    sleeps_until_woken,
    the_last_waker_is_woken,
);

fn ready_at_once() {
    require_eq(block_on(async { 7 }), 7, "result");
}

fn sent_before_it_is_awaited() {
    let (sender, receiver) = oneshot();
    sender.send(7);
    require_eq(block_on(receiver), 7, "result");
}

fn sent_by_another_thread() {
    let (sender, receiver) = oneshot();
    let sends = thread::spawn(move || sender.send(7));
    require_eq(block_on(receiver), 7, "result");
    sends.join().unwrap();
}

fn two_values_from_two_threads() {
    let (first, one) = oneshot();
    let (second, two) = oneshot();
    let sends = [
        thread::spawn(move || first.send(40)),
        thread::spawn(move || second.send(2)),
    ];
    require_eq(block_on(async { one.await + two.await }), 42, "result");
    for thread in sends {
        thread.join().unwrap();
    }
}

/// Each thread is woken by its own value, in whatever order they come.
fn two_threads_wait() {
    at_most_preemptions(1);
    let (first, one) = oneshot();
    let (second, two) = oneshot();
    let waits = [
        thread::spawn(move || block_on(one)),
        thread::spawn(move || block_on(two)),
    ];
    second.send(2);
    first.send(1);
    for (thread, value) in waits.into_iter().zip(1..) {
        require_eq(thread.join().unwrap(), value, "result");
    }
}

/// As `yield_now` does: wakes itself, and is ready the next time.
fn woken_while_it_polls() {
    let mut polls = 0;
    let result = block_on(poll_fn(|context| {
        polls += 1;
        if polls < 3 {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(polls)
    }));
    require_eq(result, 3, "result");
}

/// Where a future of the case leaves its waker.
type Left = Arc<Mutex<(bool, Option<Waker>)>>;

/// Is ready when the flag is set; counts how often it is polled.
fn flag(left: &Left, polls: &Tally) -> impl Future<Output = u64> {
    poll_fn(|context| {
        polls.add();
        let mut left = left.lock().unwrap();
        if left.0 {
            return Poll::Ready(7);
        }
        left.1 = Some(context.waker().clone());
        Poll::Pending
    })
}

fn wake(left: &Left, ready: bool) {
    let waker = {
        let mut left = left.lock().unwrap();
        left.0 |= ready;
        left.1.clone()
    };
    if let Some(waker) = waker {
        waker.wake();
    }
}

/// The first wake-up comes before there is a result.
fn woken_too_early() {
    let left = Left::default();
    let other = Arc::clone(&left);
    let wakes = thread::spawn(move || {
        wake(&other, false);
        wake(&other, true);
    });
    require_eq(block_on(flag(&left, &Tally::new())), 7, "result");
    wakes.join().unwrap();
}

fn unparked_by_somebody_else() {
    let me = thread::current();
    let (sender, receiver) = oneshot();
    let other = thread::spawn(move || {
        me.unpark();
        sender.send(7);
    });
    require_eq(block_on(receiver), 7, "result");
    other.join().unwrap();
}

/// Two looks are enough; a few more are left to spurious wake-ups.
fn sleeps_until_woken() {
    let (left, polls) = (Left::default(), Tally::new());
    let other = Arc::clone(&left);
    let wakes = thread::spawn(move || {
        thread::sleep(Duration::from_secs(60));
        wake(&other, true);
    });
    require_eq(block_on(flag(&left, &polls)), 7, "result");
    require_at_most(polls.get(), 5, "polled_too_often");
    wakes.join().unwrap();
}

#[derive(Default)]
struct Woken(Tally);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.add();
    }
}

fn the_last_waker_is_woken() {
    let (sender, receiver) = oneshot();
    let mut receiver = pin!(receiver);
    let (before, last) = (Arc::new(Woken::default()), Arc::new(Woken::default()));
    for woken in [before, Arc::clone(&last)] {
        let waker = Waker::from(woken);
        let polled = receiver.as_mut().poll(&mut Context::from_waker(&waker));
        require(polled.is_pending(), "not_pending");
    }
    sender.send(7);
    require(last.0.get() > 0, "nobody_woken");
    match receiver.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => require_eq(value, 7, "result"),
        Poll::Pending => require(false, "not_ready"),
    }
}
