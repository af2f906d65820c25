//! Channels of all three kinds.

use super::{LONG, SHORT};
use crossbeam_channel::{
    IntoIter, Iter, Receiver, RecvError, RecvTimeoutError, SendError, SendTimeoutError, Sender,
    TryIter, TryRecvError, TrySendError, bounded, unbounded,
};
use std::error::Error;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

cases!(
    messages_come_in_order,
    receivers_share,
    a_channel_ends_with_its_senders,
    a_channel_ends_with_its_receivers,
    iterators_end_with_the_channel,
    a_buffer_can_be_full,
    a_full_buffer_makes_the_sender_wait,
    without_a_buffer_they_meet,
    without_a_buffer_nobody_there_is_not_ready,
    without_a_buffer_a_waiting_side_is_found,
    limits_end_waits,
    deadlines_end_waits,
    a_waiting_sender_learns_that_the_receiver_is_gone,
    channels_know_their_size,
    ends_know_their_channel,
    messages_left_behind_are_dropped,
    errors_speak,
    show_themselves,
    have_the_traits,
);

fn messages_come_in_order() {
    let (sender, receiver) = unbounded();
    for number in 0..4 {
        sender.send(number).unwrap();
    }
    assert_eq!(receiver.recv(), Ok(0));
    assert_eq!(receiver.try_recv(), Ok(1));
    assert_eq!(receiver.recv_timeout(SHORT), Ok(2));
    assert_eq!(receiver.recv_deadline(Instant::now() + LONG), Ok(3));
    assert_eq!(receiver.try_recv(), Err(TryRecvError::Empty));
}

fn receivers_share() {
    let (sender, receiver) = unbounded();
    let other = receiver.clone();
    sender.send(1).unwrap();
    sender.send(2).unwrap();
    drop(sender);
    let thread = thread::spawn(move || other.iter().count());
    let mine = receiver.iter().count();
    assert_eq!(mine + thread.join().unwrap(), 2);
}

fn a_channel_ends_with_its_senders() {
    let (sender, receiver) = unbounded();
    let other = sender.clone();
    other.send(1).unwrap();
    drop((sender, other));
    assert_eq!(receiver.recv(), Ok(1));
    assert_eq!(receiver.recv(), Err(RecvError));
    assert_eq!(receiver.try_recv(), Err(TryRecvError::Disconnected));
    assert_eq!(
        receiver.recv_timeout(SHORT),
        Err(RecvTimeoutError::Disconnected)
    );
    let until = Instant::now() + LONG;
    assert_eq!(
        receiver.recv_deadline(until),
        Err(RecvTimeoutError::Disconnected)
    );
}

fn a_channel_ends_with_its_receivers() {
    for capacity in 0..2 {
        let (sender, receiver) = bounded(capacity);
        let other = receiver.clone();
        drop(receiver);
        drop(other);
        assert_eq!(sender.send(1), Err(SendError(1)));
        assert_eq!(sender.try_send(2), Err(TrySendError::Disconnected(2)));
        assert_eq!(
            sender.send_timeout(3, SHORT),
            Err(SendTimeoutError::Disconnected(3))
        );
        let until = Instant::now() + LONG;
        assert_eq!(
            sender.send_deadline(4, until),
            Err(SendTimeoutError::Disconnected(4))
        );
    }
}

fn iterators_end_with_the_channel() {
    let (sender, receiver) = unbounded();
    sender.send(1).unwrap();
    sender.send(2).unwrap();
    let tried: TryIter<'_, i32> = receiver.try_iter();
    assert_eq!(tried.collect::<Vec<_>>(), [1, 2]);
    let thread = thread::spawn(move || {
        for number in 3..6 {
            sender.send(number).unwrap();
        }
    });
    let mut iter: Iter<'_, i32> = receiver.iter();
    assert_eq!(iter.next(), Some(3));
    let mut rest = Vec::new();
    for number in &receiver {
        rest.push(number);
    }
    let last: IntoIter<i32> = receiver.into_iter();
    rest.extend(last);
    assert_eq!(rest, [4, 5]);
    thread.join().unwrap();
}

fn a_buffer_can_be_full() {
    let (sender, receiver) = bounded(2);
    sender.send(1).unwrap();
    sender.try_send(2).unwrap();
    assert_eq!(sender.try_send(3), Err(TrySendError::Full(3)));
    assert_eq!(receiver.recv(), Ok(1));
    sender.try_send(3).unwrap();
    assert_eq!(receiver.try_iter().collect::<Vec<_>>(), [2, 3]);
}

fn a_full_buffer_makes_the_sender_wait() {
    let (sender, receiver) = bounded(1);
    let thread = thread::spawn(move || {
        for number in 0..3 {
            sender.send(number).unwrap();
        }
    });
    assert_eq!(receiver.into_iter().collect::<Vec<_>>(), [0, 1, 2]);
    thread.join().unwrap();
}

fn without_a_buffer_they_meet() {
    let (sender, receiver) = bounded(0);
    let thread = thread::spawn(move || {
        sender.send(1).unwrap();
        sender.send(2).unwrap();
    });
    assert_eq!(receiver.recv(), Ok(1));
    assert_eq!(receiver.recv(), Ok(2));
    assert_eq!(receiver.recv(), Err(RecvError));
    thread.join().unwrap();
}

fn without_a_buffer_nobody_there_is_not_ready() {
    let (sender, receiver) = bounded(0);
    assert_eq!(sender.try_send(1), Err(TrySendError::Full(1)));
    assert_eq!(
        sender.send_timeout(1, SHORT),
        Err(SendTimeoutError::Timeout(1))
    );
    assert_eq!(receiver.try_recv(), Err(TryRecvError::Empty));
    assert_eq!(receiver.recv_timeout(SHORT), Err(RecvTimeoutError::Timeout));
}

fn without_a_buffer_a_waiting_side_is_found() {
    let (sender, receiver) = bounded(0);
    thread::scope(|scope| {
        scope.spawn(|| receiver.recv().unwrap());
        while sender.try_send(1).is_err() {
            thread::yield_now();
        }
        scope.spawn(|| sender.send(2).unwrap());
        loop {
            if let Ok(number) = receiver.try_recv() {
                assert_eq!(number, 2);
                break;
            }
            thread::yield_now();
        }
    });
}

fn limits_end_waits() {
    let (sender, receiver) = bounded(1);
    assert_eq!(receiver.recv_timeout(SHORT), Err(RecvTimeoutError::Timeout));
    sender.send_timeout(1, SHORT).unwrap();
    assert_eq!(
        sender.send_timeout(2, SHORT),
        Err(SendTimeoutError::Timeout(2))
    );
    assert_eq!(receiver.recv_timeout(Duration::MAX), Ok(1));
    sender.send_timeout(3, Duration::MAX).unwrap();
}

fn deadlines_end_waits() {
    let (sender, receiver) = bounded(1);
    let soon = || Instant::now() + SHORT;
    assert_eq!(
        receiver.recv_deadline(soon()),
        Err(RecvTimeoutError::Timeout)
    );
    sender.send_deadline(1, soon()).unwrap();
    assert_eq!(
        sender.send_deadline(2, soon()),
        Err(SendTimeoutError::Timeout(2))
    );
    assert_eq!(
        sender.send_deadline(3, Instant::now()),
        Err(SendTimeoutError::Timeout(3))
    );
    assert_eq!(receiver.recv_deadline(Instant::now()), Ok(1));
}

fn a_waiting_sender_learns_that_the_receiver_is_gone() {
    let (sender, receiver) = bounded(0);
    let thread = thread::spawn(move || sender.send(1));
    drop(receiver);
    assert_eq!(thread.join().unwrap(), Err(SendError(1)));
}

fn channels_know_their_size() {
    let (sender, receiver) = bounded(2);
    assert!(sender.is_empty() && receiver.is_empty());
    assert!(!sender.is_full() && !receiver.is_full());
    assert_eq!((sender.capacity(), receiver.capacity()), (Some(2), Some(2)));
    sender.send(1).unwrap();
    sender.send(2).unwrap();
    assert_eq!((sender.len(), receiver.len()), (2, 2));
    assert!(sender.is_full() && receiver.is_full());
    let (sender, receiver) = unbounded();
    sender.send(1).unwrap();
    assert_eq!((sender.capacity(), receiver.capacity()), (None, None));
    assert!(!sender.is_full() && !receiver.is_empty());
    let (sender, receiver) = bounded::<u8>(0);
    assert_eq!((sender.capacity(), receiver.len()), (Some(0), 0));
    assert!(sender.is_empty() && sender.is_full() && receiver.is_full());
}

fn ends_know_their_channel() {
    let (sender, receiver) = unbounded::<u8>();
    let (other_sender, other_receiver) = bounded::<u8>(1);
    assert!(sender.same_channel(&sender.clone()));
    assert!(receiver.same_channel(&receiver.clone()));
    assert!(!sender.same_channel(&other_sender));
    assert!(!receiver.same_channel(&other_receiver));
}

fn messages_left_behind_are_dropped() {
    let value = Arc::new(());
    let (sender, receiver) = unbounded();
    sender.send(value.clone()).unwrap();
    drop(receiver);
    assert_eq!(Arc::strong_count(&value), 1);
    drop(sender);
}

fn errors_speak() {
    fn text(error: impl Error) -> String {
        format!("{error} | {error:?}")
    }
    assert_eq!(
        text(SendError(1)),
        "sending on a disconnected channel | \"SendError(..)\""
    );
    assert_eq!(
        text(TrySendError::Full(1)),
        "sending on a full channel | \"Full(..)\""
    );
    assert_eq!(
        text(SendTimeoutError::Timeout(1)),
        "timed out waiting on send operation | \"SendTimeoutError(..)\""
    );
    assert_eq!(
        text(RecvError),
        "receiving on an empty and disconnected channel | RecvError"
    );
    assert_eq!(
        text(TryRecvError::Empty),
        "receiving on an empty channel | Empty"
    );
    assert_eq!(
        text(RecvTimeoutError::Timeout),
        "timed out waiting on receive operation | Timeout"
    );
    assert_eq!(SendError(1).into_inner(), 1);
    assert!(TrySendError::from(SendError(1)).is_disconnected());
    assert!(TryRecvError::from(RecvError).is_disconnected());
}

fn show_themselves() {
    let (sender, receiver) = unbounded::<u8>();
    assert_eq!(
        format!("{sender:?} {receiver:?}"),
        "Sender { .. } Receiver { .. }"
    );
    assert_eq!(
        format!("{:?} {:?}", receiver.iter(), receiver.try_iter()),
        "Iter { .. } TryIter { .. }"
    );
    assert_eq!(format!("{:?}", receiver.into_iter()), "IntoIter { .. }");
}

fn have_the_traits() {
    fn all<T: Send + Sync + UnwindSafe + RefUnwindSafe>() {}
    all::<Sender<std::cell::Cell<u8>>>();
    all::<Receiver<std::cell::Cell<u8>>>();
    let text = String::from("borrowed");
    let (sender, receiver) = unbounded();
    sender.send(text.as_str()).unwrap();
    assert_eq!(receiver.recv(), Ok("borrowed"));
}
