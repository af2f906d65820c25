//! What only an exploration can show of crossbeam-channel: that each ready arm is taken in some schedule, that timers fire and do
//! not, and what is said of channels that wait for ever.

#[macro_use]
extern crate explored_std as std;

#[path = "../../std/tests/support/mod.rs"]
mod support;

use crossbeam_channel::{Receiver, after, bounded, never, select, select_biased, tick, unbounded};
use grader::report::{Diagnosis, Finding, ObjectKind, Operation};
use grader::{require, require_eq, sometimes};
use std::sync::Mutex;
use std::thread;
use std::time::Duration;
use support::{fails, passes};

const LIMIT: Duration = Duration::from_millis(100);

#[test]
fn each_ready_arm_is_taken() {
    fn case() {
        let ((one, first), (two, second)) = (unbounded(), unbounded());
        one.send(1).unwrap();
        two.send(2).unwrap();
        let taken = select! {
            recv(first) -> message => message,
            recv(second) -> message => message,
        };
        sometimes(taken == Ok(1), "first");
        sometimes(taken == Ok(2), "second");
    }
    passes("select", case);
}

#[test]
fn a_biased_select_takes_the_first() {
    fn case() {
        let ((one, first), (two, second)) = (unbounded(), unbounded());
        one.send(1).unwrap();
        two.send(2).unwrap();
        select_biased! {
            recv(first) -> message => require_eq(message.unwrap(), 1, "first"),
            recv(second) -> _ => require(false, "second"),
        }
    }
    assert_eq!(passes("select_biased", case).schedules, 1);
}

#[test]
fn timers_fire_and_do_not() {
    fn case() {
        let (sender, receiver) = unbounded();
        thread::scope(|scope| {
            let kept = sender.clone();
            scope.spawn(move || sender.send(1));
            let fired = select! {
                recv(receiver) -> _ => false,
                recv(after(LIMIT)) -> _ => true,
            };
            sometimes(fired, "fires");
            sometimes(!fired, "does_not_fire");
            let fired = select! {
                recv(receiver) -> _ => false,
                default(LIMIT) => true,
            };
            sometimes(!fired, "the_message_is_late");
            drop(kept);
        });
    }
    passes("after", case);
}

#[test]
fn a_loop_with_a_ticker_ends() {
    fn case() {
        let (stop, stopped) = bounded::<()>(0);
        thread::scope(|scope| {
            scope.spawn(move || {
                let ticker = tick(LIMIT);
                loop {
                    select! {
                        recv(ticker) -> _ => {}
                        recv(stopped) -> _ => break,
                    }
                }
            });
            thread::sleep(10 * LIMIT);
            drop(stop);
        });
    }
    passes("tick", case);
}

#[test]
fn a_poll_of_a_channel_ends() {
    fn case() {
        let (sender, receiver) = unbounded();
        thread::scope(|scope| {
            scope.spawn(move || sender.send(1).unwrap());
            loop {
                select! {
                    recv(receiver) -> message => break require_eq(message.unwrap(), 1, "sent"),
                    default => {}
                }
            }
        });
        let timer = after(LIMIT);
        while timer.try_recv().is_err() {}
        let (sender, receiver) = bounded(0);
        thread::scope(|scope| {
            scope.spawn(move || receiver.recv().unwrap());
            while sender.try_send(1).is_err() {}
        });
    }
    passes("poll", case);
}

/// A dispatcher that hands each job to one of two workers, with a select in every thread.
#[test]
fn selects_meet_each_other() {
    fn case() {
        let ((one, first), (two, second)) = (bounded(0), bounded(0));
        let done = Mutex::new(Vec::new());
        let work = |jobs: Receiver<u32>| {
            loop {
                select! {
                    recv(jobs) -> job => match job {
                        Ok(job) => done.lock().unwrap().push(job),
                        Err(_) => break,
                    },
                    recv(never::<u32>()) -> _ => require(false, "never"),
                }
            }
        };
        thread::scope(|scope| {
            scope.spawn(|| work(first));
            scope.spawn(|| work(second));
            for job in 1..3 {
                select! {
                    send(one, job) -> result => result.unwrap(),
                    send(two, job) -> result => result.unwrap(),
                }
            }
            drop((one, two));
        });
        require_eq(
            done.into_inner().unwrap().iter().sum::<u32>(),
            3,
            "all_done",
        );
    }
    passes("meetings", case);
}

#[test]
fn a_message_is_received_once() {
    fn case() {
        let (sender, receiver) = unbounded();
        sender.send(1).unwrap();
        drop(sender);
        let take = || select! { recv(receiver) -> message => message.is_ok() };
        thread::scope(|scope| {
            let other = scope.spawn(take);
            let mine = take();
            require(mine != other.join().unwrap(), "one_of_both");
        });
    }
    passes("shared", case);
}

fn waits_forever(name: &str, case: fn(), operation: Operation) {
    let report = fails(name, case, Diagnosis::WaitsForever);
    let failure = report.failure.unwrap();
    let Finding::Blocked { waiters } = failure.finding else {
        panic!("{:?}", failure.finding);
    };
    assert_eq!(waiters[0].operation, operation);
    assert!(
        waiters[0].place.file.ends_with("explored.rs"),
        "{waiters:?}"
    );
    let object = &failure.history.objects[waiters[0].object.unwrap()];
    assert_eq!(object.kind, ObjectKind::Channel);
    assert!(object.made.file.ends_with("explored.rs"), "{object:?}");
}

#[test]
fn waits_that_nobody_ends() {
    fn kept() {
        let (sender, receiver) = unbounded();
        let other = sender.clone();
        thread::spawn(move || other.send(1).unwrap());
        require_eq(receiver.iter().count(), 1, "never_reached");
        drop(sender);
    }
    fn full() {
        let (sender, _receiver) = bounded(1);
        (0..2).for_each(|number| sender.send(number).unwrap());
    }
    fn selected() {
        let ((_one, first), (_two, second)) = (unbounded::<u8>(), unbounded::<u8>());
        select! {
            recv(first) -> _ => {},
            recv(second) -> _ => {},
        }
    }
    fn nothing() {
        let _ = never::<u8>().recv();
    }
    waits_forever("kept", kept, Operation::Receive);
    waits_forever("full", full, Operation::Send);
    waits_forever("select", selected, Operation::Receive);
    waits_forever("never", nothing, Operation::Receive);
}

/// A time-out taken for the end: the message that comes later is lost.
#[test]
fn a_time_out_is_not_the_end() {
    fn case() {
        let (sender, receiver) = bounded(1);
        thread::scope(|scope| {
            scope.spawn(move || {
                let _ = sender.send(1);
            });
            let mut sum = 0;
            while let Ok(number) = receiver.recv_timeout(LIMIT) {
                sum += number;
            }
            require_eq(sum, 1, "sum");
        });
    }
    fails("time-out", case, Diagnosis::WrongResult);
}
