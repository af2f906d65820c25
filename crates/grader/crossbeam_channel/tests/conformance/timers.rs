//! `after`, `at`, `tick` and `never`.

use super::{LONG, SHORT};
use crossbeam_channel::{Receiver, RecvTimeoutError, TryRecvError, after, at, never, tick};
use std::thread;
use std::time::{Duration, Instant};

cases!(
    after_sends_once,
    at_sends_once,
    ticks_go_on,
    nothing_is_sent_never,
    timers_know_their_size,
    two_share_a_timer,
);

fn after_sends_once() {
    let start = Instant::now();
    let receiver: Receiver<Instant> = after(SHORT);
    let sent = receiver.recv().unwrap();
    assert!(sent >= start + SHORT && Instant::now() >= sent);
    assert_eq!(receiver.try_recv(), Err(TryRecvError::Empty));
    assert_eq!(receiver.recv_timeout(SHORT), Err(RecvTimeoutError::Timeout));
    assert!(after(Duration::ZERO).try_recv().is_ok());
}

fn at_sends_once() {
    let when = Instant::now() + SHORT;
    let receiver = at(when);
    assert_eq!(receiver.recv(), Ok(when));
    assert!(receiver.recv_deadline(Instant::now() + SHORT).is_err());
    assert_eq!(
        at(Instant::now() + LONG).try_recv(),
        Err(TryRecvError::Empty)
    );
}

fn ticks_go_on() {
    let start = Instant::now();
    let ticker = tick(SHORT);
    let times: Vec<Instant> = ticker.iter().take(3).collect();
    assert!(times.is_sorted());
    assert!(times[0] >= start + SHORT && times[2] >= start + 3 * SHORT);
}

fn nothing_is_sent_never() {
    let receiver = never::<u8>();
    assert_eq!(receiver.try_recv(), Err(TryRecvError::Empty));
    assert_eq!(receiver.recv_timeout(SHORT), Err(RecvTimeoutError::Timeout));
    assert_eq!(after(Duration::MAX).try_recv(), Err(TryRecvError::Empty));
}

fn timers_know_their_size() {
    let receiver = after(LONG);
    assert_eq!((receiver.len(), receiver.capacity()), (0, Some(1)));
    assert!(receiver.is_empty() && !receiver.is_full());
    let receiver = after(Duration::ZERO);
    assert!(!receiver.is_empty() && receiver.is_full());
    assert_eq!(receiver.len(), 1);
    assert_eq!(tick(LONG).capacity(), Some(1));
    assert_eq!(
        (never::<u8>().len(), never::<u8>().capacity()),
        (0, Some(0))
    );
    assert!(receiver.same_channel(&receiver.clone()));
    assert!(!receiver.same_channel(&after(LONG)));
    assert!(never::<u8>().same_channel(&never()));
}

fn two_share_a_timer() {
    let receiver = after(SHORT);
    let other = receiver.clone();
    let look = |receiver: Receiver<Instant>| receiver.recv_timeout(2 * SHORT).is_ok();
    let thread = thread::spawn(move || look(other));
    let mine = look(receiver);
    assert!(!(mine && thread.join().unwrap()));
}
