//! `mpsc`: channels of all three kinds.

use super::{is_send, is_sync, is_unwind_safe};
use std::error::Error;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{
    Receiver, RecvError, RecvTimeoutError, SendError, Sender, SyncSender, TryRecvError,
    TrySendError, channel, sync_channel,
};
use std::thread;
use std::time::Duration;

cases!(
    messages_come_in_order,
    a_channel_ends_with_its_senders,
    a_channel_ends_with_its_receiver,
    iterators_end_with_the_channel,
    a_buffer_can_be_full,
    a_full_buffer_makes_the_sender_wait,
    without_a_buffer_sender_and_receiver_meet,
    without_a_buffer_nobody_there_is_full,
    a_sender_that_waits_learns_that_the_receiver_is_gone,
    a_limit_ends_a_wait,
    waits_for_a_message_for_a_while,
    several_senders,
    messages_left_behind_are_dropped,
    errors_speak,
    show_themselves,
    what_was_sent_before_the_end_is_received,
    a_panicking_sender_ends_the_channel,
    without_a_buffer_a_send_ends_when_it_is_received,
    an_error_gives_the_message_back,
    have_the_traits_of_std,
);

const SHORT: Duration = Duration::from_millis(1);

fn messages_come_in_order() {
    let (sender, receiver) = channel();
    for number in 0..3 {
        sender.send(number).unwrap();
    }
    assert_eq!(receiver.recv(), Ok(0));
    assert_eq!(receiver.try_recv(), Ok(1));
    assert_eq!(receiver.recv_timeout(SHORT), Ok(2));
    assert_eq!(receiver.try_recv(), Err(TryRecvError::Empty));
}

fn a_channel_ends_with_its_senders() {
    let (sender, receiver) = channel();
    let other = sender.clone();
    other.send(1).unwrap();
    drop(sender);
    drop(other);
    assert_eq!(receiver.recv(), Ok(1));
    assert_eq!(receiver.recv(), Err(RecvError));
    assert_eq!(receiver.try_recv(), Err(TryRecvError::Disconnected));
    assert_eq!(
        receiver.recv_timeout(SHORT),
        Err(RecvTimeoutError::Disconnected)
    );
}

fn a_channel_ends_with_its_receiver() {
    let (sender, receiver) = channel();
    drop(receiver);
    assert_eq!(sender.send(1), Err(SendError(1)));
    let (sender, receiver) = sync_channel(1);
    drop(receiver);
    assert_eq!(sender.send(1), Err(SendError(1)));
    assert_eq!(sender.try_send(2), Err(TrySendError::Disconnected(2)));
}

fn iterators_end_with_the_channel() {
    let (sender, receiver) = channel();
    sender.send(1).unwrap();
    sender.send(2).unwrap();
    assert_eq!(receiver.try_iter().collect::<Vec<_>>(), [1, 2]);
    let thread = thread::spawn(move || {
        for number in 3..6 {
            sender.send(number).unwrap();
        }
    });
    assert_eq!(receiver.iter().next(), Some(3));
    let mut rest = Vec::new();
    for number in &receiver {
        rest.push(number);
    }
    rest.extend(receiver);
    assert_eq!(rest, [4, 5]);
    thread.join().unwrap();
}

fn a_buffer_can_be_full() {
    let (sender, receiver) = sync_channel(2);
    sender.send(1).unwrap();
    sender.try_send(2).unwrap();
    assert_eq!(sender.try_send(3), Err(TrySendError::Full(3)));
    assert_eq!(receiver.recv(), Ok(1));
    sender.try_send(3).unwrap();
    assert_eq!(receiver.try_iter().collect::<Vec<_>>(), [2, 3]);
}

fn a_full_buffer_makes_the_sender_wait() {
    let (sender, receiver) = sync_channel(1);
    let thread = thread::spawn(move || {
        for number in 0..3 {
            sender.send(number).unwrap();
        }
    });
    assert_eq!(receiver.into_iter().collect::<Vec<_>>(), [0, 1, 2]);
    thread.join().unwrap();
}

fn without_a_buffer_sender_and_receiver_meet() {
    let (sender, receiver) = sync_channel(0);
    let thread = thread::spawn(move || {
        sender.send(1).unwrap();
        sender.send(2).unwrap();
    });
    assert_eq!(receiver.recv(), Ok(1));
    assert_eq!(receiver.recv(), Ok(2));
    assert_eq!(receiver.recv(), Err(RecvError));
    thread.join().unwrap();
}

fn without_a_buffer_nobody_there_is_full() {
    let (sender, receiver) = sync_channel(0);
    assert_eq!(sender.try_send(1), Err(TrySendError::Full(1)));
    assert_eq!(receiver.try_recv(), Err(TryRecvError::Empty));
    assert_eq!(receiver.recv_timeout(SHORT), Err(RecvTimeoutError::Timeout));
    drop(sender);
    assert_eq!(receiver.try_recv(), Err(TryRecvError::Disconnected));
}

fn a_sender_that_waits_learns_that_the_receiver_is_gone() {
    let (sender, receiver) = sync_channel(0);
    let thread = thread::spawn(move || sender.send(1));
    drop(receiver);
    assert_eq!(thread.join().unwrap(), Err(SendError(1)));
}

fn a_limit_ends_a_wait() {
    let (sender, receiver) = channel::<u8>();
    assert_eq!(receiver.recv_timeout(SHORT), Err(RecvTimeoutError::Timeout));
    drop(sender);
}

fn waits_for_a_message_for_a_while() {
    let (sender, receiver) = channel();
    let thread = thread::spawn(move || sender.send(1).unwrap());
    thread.join().unwrap();
    assert_eq!(receiver.recv_timeout(Duration::MAX), Ok(1));
}

fn several_senders() {
    let (sender, receiver) = channel();
    let threads: Vec<_> = (0..2)
        .map(|number| {
            let sender = sender.clone();
            thread::spawn(move || sender.send(number).unwrap())
        })
        .collect();
    drop(sender);
    let mut numbers: Vec<i32> = receiver.iter().collect();
    numbers.sort_unstable();
    assert_eq!(numbers, [0, 1]);
    for thread in threads {
        thread.join().unwrap();
    }
}

fn messages_left_behind_are_dropped() {
    let value = std::sync::Arc::new(());
    let (sender, receiver) = channel();
    sender.send(value.clone()).unwrap();
    drop(receiver);
    assert_eq!(std::sync::Arc::strong_count(&value), 1);
    drop(sender);
}

fn errors_speak() {
    fn text(error: &dyn Error) -> String {
        error.to_string()
    }
    assert_eq!(text(&SendError(1)), "sending on a closed channel");
    assert_eq!(format!("{:?}", SendError(1)), "SendError { .. }");
    assert_eq!(text(&RecvError), "receiving on a closed channel");
    assert_eq!(text(&TryRecvError::Empty), "receiving on an empty channel");
    assert_eq!(
        text(&TryRecvError::Disconnected),
        "receiving on a closed channel"
    );
    assert_eq!(
        text(&RecvTimeoutError::Timeout),
        "timed out waiting on channel"
    );
    assert_eq!(text(&TrySendError::Full(1)), "sending on a full channel");
    assert_eq!(
        text(&TrySendError::from(SendError(1))),
        "sending on a closed channel"
    );
    assert_eq!(TryRecvError::from(RecvError), TryRecvError::Disconnected);
}

fn show_themselves() {
    let (sender, receiver) = channel::<u8>();
    let (bounded, _other) = sync_channel::<u8>(1);
    assert_eq!(
        format!("{sender:?} {bounded:?} {receiver:?}"),
        "Sender { .. } SyncSender { .. } Receiver { .. }"
    );
    assert_eq!(
        format!("{:?} {:?}", receiver.iter(), receiver.try_iter()),
        "Iter { rx: Receiver { .. } } TryIter { rx: Receiver { .. } }"
    );
    assert_eq!(
        format!("{:?}", receiver.into_iter()),
        "IntoIter { rx: Receiver { .. } }"
    );
}

fn what_was_sent_before_the_end_is_received() {
    let (sender, receiver) = sync_channel(2);
    let other = sender.clone();
    sender.send(1).unwrap();
    other.send(2).unwrap();
    drop((sender, other));
    assert_eq!(receiver.try_recv(), Ok(1));
    assert_eq!(receiver.recv_timeout(SHORT), Ok(2));
    assert_eq!(receiver.try_recv(), Err(TryRecvError::Disconnected));
    assert_eq!(receiver.try_iter().next(), None);
    assert_eq!(receiver.iter().next(), None);
}

fn a_panicking_sender_ends_the_channel() {
    let (sender, receiver) = channel();
    let panics = thread::spawn(move || {
        sender.send(1).unwrap();
        panic!("on purpose");
    });
    assert_eq!(receiver.iter().collect::<Vec<i32>>(), [1]);
    assert!(panics.join().is_err());
}

fn without_a_buffer_a_send_ends_when_it_is_received() {
    let (sender, receiver) = sync_channel(0);
    let comes = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            sender.send(1).unwrap();
            assert!(comes.load(Ordering::SeqCst));
        });
        comes.store(true, Ordering::SeqCst);
        assert_eq!(receiver.recv(), Ok(1));
    });
}

fn an_error_gives_the_message_back() {
    let (sender, receiver) = sync_channel(0);
    let Err(TrySendError::Full(message)) = sender.try_send("a".to_owned()) else {
        panic!("nobody receives");
    };
    drop(receiver);
    let SendError(message) = sender.send(message).unwrap_err();
    assert_eq!(message, "a");
}

fn have_the_traits_of_std() {
    is_send::<Sender<u8>>();
    is_sync::<Sender<u8>>();
    is_send::<SyncSender<u8>>();
    is_sync::<SyncSender<u8>>();
    is_send::<Receiver<u8>>();
    is_unwind_safe::<Sender<u8>>();
    is_unwind_safe::<SyncSender<u8>>();
    is_unwind_safe::<Receiver<u8>>();
    let (sender, receiver) = channel::<&str>();
    sender.send("borrowed").unwrap();
    assert_eq!(receiver.recv(), Ok("borrowed"));
}
