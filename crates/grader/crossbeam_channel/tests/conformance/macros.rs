//! `select!` and `select_biased!`.

use super::{LONG, SHORT};
use crossbeam_channel::{
    Receiver, RecvError, SendError, after, bounded, never, select, select_biased, tick, unbounded,
};
use std::sync::Arc;
use std::thread;

cases!(
    what_is_ready_is_taken,
    arms_have_many_forms,
    a_default_is_taken_at_once_or_later,
    sends_are_arms,
    a_message_is_made_only_if_sent,
    a_closed_channel_is_ready,
    the_first_ready_one_is_taken_if_biased,
    either_of_two_is_taken,
    waits_for_another_thread,
    meets_another_thread,
    loops_until_a_signal,
    a_receiver_can_be_replaced_in_an_arm,
    references_and_temporaries_will_do,
    timers_are_arms,
    bodies_leave_the_function,
    patterns_are_patterns,
);

fn what_is_ready_is_taken() {
    let ((_one, empty), (two, full)) = (unbounded::<u8>(), unbounded());
    two.send(5).unwrap();
    select! {
        recv(empty) -> _ => unreachable!("it is empty"),
        recv(full) -> message => assert_eq!(message, Ok(5)),
    }
}

fn arms_have_many_forms() {
    let (sender, receiver) = bounded(1);
    let value = select! {
        recv(receiver) -> message => message.unwrap(),
        send(sender, 1) -> result => { result.unwrap(); 10 }
    };
    assert_eq!(value, 10);
    let value = select! { recv(receiver) -> message => message.unwrap() + 1 };
    assert_eq!(value, 2);
    let value = select! {
        recv(receiver) -> _ => 1,
        default => 2
    };
    assert_eq!(value, 2);
    let value = select! {
        recv(receiver,) -> _ => { 1 },
        default() => { 3 },
    };
    assert_eq!(value, 3);
    select! {
        recv(receiver) -> _ => {}
        default => {}
    }
    select! {
        send(sender, 4,) -> result => {
            let result: Result<(), SendError<i32>> = result;
            result.unwrap();
        }
        recv(receiver) -> _message => (),
    }
    let text = select! {
        recv(receiver) -> message => match message {
            Ok(number) if number > 3 => format!("{number}"),
            _ => String::new(),
        },
        default(SHORT,) => String::new(),
    };
    assert_eq!(text, "4");
}

fn a_default_is_taken_at_once_or_later() {
    let (sender, receiver) = unbounded();
    let look = || {
        select! {
            recv(receiver) -> message => message.ok(),
            default(SHORT) => None,
        }
    };
    assert_eq!(look(), None);
    sender.send(1).unwrap();
    assert_eq!(look(), Some(1));
    let waited: u8 = select! { default(SHORT) => 1 };
    let at_once: u8 = select! { default => 2 };
    assert_eq!((waited, at_once), (1, 2));
}

fn sends_are_arms() {
    let ((sender, receiver), (full, _kept)) = (bounded(1), bounded(0));
    select! {
        send(full, 1) -> _ => unreachable!("nobody receives"),
        send(sender, 2) -> result => assert_eq!(result, Ok(())),
    }
    assert_eq!(receiver.recv(), Ok(2));
}

fn a_message_is_made_only_if_sent() {
    fn not_needed() -> String {
        panic!("the message of an arm that is not taken")
    }
    let ((full, _kept), (sender, receiver)) = (bounded::<String>(0), bounded(1));
    let text = String::from("moved into the message that is sent");
    select! {
        send(full, not_needed()) -> _ => {},
        send(sender, text) -> result => result.unwrap(),
    }
    assert_eq!(receiver.recv().unwrap().len(), 35);
}

fn a_closed_channel_is_ready() {
    let (sender, receiver) = unbounded::<u8>();
    drop(sender);
    select! {
        recv(receiver) -> message => assert_eq!(message, Err(RecvError)),
        default(LONG) => unreachable!("it is closed"),
    }
}

fn the_first_ready_one_is_taken_if_biased() {
    let ((one, first), (two, second)) = (unbounded(), unbounded());
    one.send(1).unwrap();
    two.send(2).unwrap();
    let taken = select_biased! {
        recv(first) -> message => message,
        recv(second) -> message => message,
    };
    assert_eq!(taken, Ok(1));
    let taken = select_biased! {
        recv(first) -> message => message,
        recv(second) -> message => message,
        default => unreachable!("one is left"),
    };
    assert_eq!(taken, Ok(2));
}

fn either_of_two_is_taken() {
    let ((one, first), (two, second)) = (unbounded(), unbounded());
    one.send(1).unwrap();
    two.send(2).unwrap();
    let mut sum = 0;
    for _ in 0..2 {
        sum += select! {
            recv(first) -> message => message.unwrap(),
            recv(second) -> message => message.unwrap(),
        };
    }
    assert_eq!(sum, 3);
}

fn waits_for_another_thread() {
    let ((one, first), (two, second)) = (unbounded(), unbounded());
    thread::scope(|scope| {
        scope.spawn(|| one.send(1).unwrap());
        scope.spawn(|| two.send(2).unwrap());
        let mut sum = 0;
        for _ in 0..2 {
            select! {
                recv(first) -> message => sum += message.unwrap(),
                recv(second) -> message => sum += message.unwrap(),
            }
        }
        assert_eq!(sum, 3);
    });
}

fn meets_another_thread() {
    let (sender, receiver) = bounded(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            select! {
                send(sender, 5) -> result => result.unwrap(),
                recv(never::<u8>()) -> _ => unreachable!("never"),
            }
        });
        select! {
            recv(receiver) -> message => assert_eq!(message, Ok(5)),
        }
    });
}

fn loops_until_a_signal() {
    let ((jobs, todo), (stop, stopped)) = (unbounded(), bounded::<()>(0));
    let worker = thread::spawn(move || {
        let mut done = 0;
        loop {
            select! {
                recv(todo) -> job => match job {
                    Ok(job) => done += job,
                    Err(_) => break,
                },
                recv(stopped) -> _ => break,
            }
        }
        done
    });
    jobs.send(1).unwrap();
    drop(stop);
    assert!(worker.join().unwrap() <= 1);
}

fn a_receiver_can_be_replaced_in_an_arm() {
    let ((one, mut first), (two, mut second)) = (unbounded(), unbounded());
    one.send(1).unwrap();
    two.send(2).unwrap();
    drop((one, two));
    let (mut open, mut sum) = (2, 0);
    while open > 0 {
        select! {
            recv(first) -> message => match message {
                Ok(number) => sum += number,
                Err(_) => { first = never(); open -= 1; }
            },
            recv(second) -> message => {
                if let Ok(number) = message {
                    sum += number;
                } else {
                    second = never();
                    open -= 1;
                }
            }
        }
    }
    assert_eq!(sum, 3);
}

fn references_and_temporaries_will_do() {
    struct Ends(Vec<Receiver<u8>>);
    let (sender, receiver) = unbounded();
    sender.send(1).unwrap();
    sender.send(2).unwrap();
    sender.send(3).unwrap();
    let shared = Arc::new(receiver.clone());
    let ends = Ends(vec![receiver.clone()]);
    let take = |receiver: &Receiver<u8>| select! { recv(receiver) -> message => message.unwrap() };
    assert_eq!(take(&receiver), 1);
    let second = select! { recv(ends.0[0]) -> message => message };
    let third =
        select! { recv(shared) -> message => message, recv(after(LONG)) -> _ => Err(RecvError) };
    assert_eq!((second, third), (Ok(2), Ok(3)));
}

fn timers_are_arms() {
    let (_sender, receiver) = unbounded::<u8>();
    let ticker = tick(SHORT);
    let mut ticks = 0;
    while ticks < 2 {
        select! {
            recv(receiver) -> _ => unreachable!("nothing is sent"),
            recv(ticker) -> _ => ticks += 1,
        }
    }
    select! {
        recv(receiver) -> _ => unreachable!("nothing is sent"),
        recv(after(SHORT)) -> instant => assert!(instant.is_ok()),
    }
}

fn bodies_leave_the_function() {
    fn first(receiver: &Receiver<u8>) -> Result<u8, RecvError> {
        loop {
            select! {
                recv(receiver) -> message => {
                    let number = message?;
                    if number == 0 {
                        continue;
                    }
                    return Ok(number);
                }
            }
        }
    }
    let (sender, receiver) = unbounded();
    sender.send(0).unwrap();
    sender.send(4).unwrap();
    drop(sender);
    assert_eq!(first(&receiver), Ok(4));
    assert_eq!(first(&receiver), Err(RecvError));
}

fn patterns_are_patterns() {
    let (sender, receiver) = unbounded();
    sender.send(1).unwrap();
    let number = select! {
        recv(receiver) -> mut message => {
            if let Ok(number) = &mut message {
                *number += 1;
            }
            message.unwrap_or(0)
        }
    };
    assert_eq!(number, 2);
}
