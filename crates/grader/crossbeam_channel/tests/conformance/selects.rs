//! `Select` and `SelectedOperation`.

use super::{LONG, SHORT, panic_message};
use crossbeam_channel::{
    ReadyTimeoutError, RecvError, Select, SelectTimeoutError, SelectedOperation, SendError,
    TryReadyError, TrySelectError, after, bounded, unbounded,
};
use std::thread;
use std::time::{Duration, Instant};

cases!(
    what_is_ready_is_selected,
    nothing_ready_is_an_error,
    a_closed_channel_is_ready,
    operations_are_numbered_and_removed,
    a_send_is_selected,
    the_first_ready_one_is_taken_if_biased,
    ready_does_not_take,
    waits_for_another_thread,
    meets_a_waiting_thread,
    two_selects_meet,
    a_selected_message_is_kept,
    limits_end_waits,
    misuse_panics,
    shows_itself,
);

fn what_is_ready_is_selected() {
    let ((_one, empty), (two, full)) = (unbounded::<u8>(), unbounded());
    two.send(5).unwrap();
    let mut select = Select::new();
    assert_eq!(select.recv(&empty), 0);
    let index = select.recv(&full);
    let operation: SelectedOperation<'_> = select.select();
    assert_eq!((operation.index(), index), (1, 1));
    assert_eq!(operation.recv(&full), Ok(5));
    two.send(6).unwrap();
    assert_eq!(select.try_select().unwrap().recv(&full), Ok(6));
    two.send(7).unwrap();
    assert_eq!(select.select_timeout(LONG).unwrap().recv(&full), Ok(7));
    two.send(8).unwrap();
    let until = Instant::now() + LONG;
    assert_eq!(select.select_deadline(until).unwrap().recv(&full), Ok(8));
}

fn nothing_ready_is_an_error() {
    let (_sender, receiver) = unbounded::<u8>();
    let mut select = Select::new();
    assert!(matches!(select.try_select(), Err(TrySelectError)));
    select.recv(&receiver);
    assert!(matches!(select.try_select(), Err(TrySelectError)));
    assert_eq!(select.try_ready(), Err(TryReadyError));
    assert_eq!(
        TrySelectError.to_string(),
        "all operations in select would block"
    );
}

fn a_closed_channel_is_ready() {
    let ((sender, receiver), (other, gone)) = (unbounded::<u8>(), bounded::<u8>(0));
    drop((sender, gone));
    let mut select = Select::new();
    select.recv(&receiver);
    assert_eq!(select.select().recv(&receiver), Err(RecvError));
    let mut select = Select::new();
    select.send(&other);
    assert_eq!(select.select().send(&other, 1), Err(SendError(1)));
}

fn operations_are_numbered_and_removed() {
    let (sender, receiver) = unbounded();
    sender.send(1).unwrap();
    let mut select = Select::new();
    let (first, second) = (select.recv(&receiver), select.recv(&receiver));
    select.remove(first);
    let operation = select.select();
    assert_eq!(operation.index(), second);
    assert_eq!(operation.recv(&receiver), Ok(1));
    let mut clone = select.clone();
    clone.remove(second);
    assert!(clone.try_select().is_err());
    assert_eq!(clone.recv(&receiver), 2);
}

fn a_send_is_selected() {
    let (sender, receiver) = bounded(1);
    let mut select = Select::default();
    select.send(&sender);
    assert_eq!(select.select().send(&sender, 1), Ok(()));
    assert!(select.try_select().is_err());
    assert_eq!(receiver.recv(), Ok(1));
}

fn the_first_ready_one_is_taken_if_biased() {
    let ((one, first), (two, second)) = (unbounded(), unbounded());
    one.send(1).unwrap();
    two.send(2).unwrap();
    let mut select = Select::new_biased();
    select.recv(&first);
    select.recv(&second);
    assert_eq!(select.select().recv(&first), Ok(1));
    assert_eq!(select.select().recv(&second), Ok(2));
}

fn ready_does_not_take() {
    let (sender, receiver) = unbounded();
    let mut select = Select::new();
    select.recv(&receiver);
    sender.send(1).unwrap();
    assert_eq!(select.ready(), 0);
    assert_eq!(select.try_ready(), Ok(0));
    assert_eq!(select.ready_timeout(SHORT), Ok(0));
    assert_eq!(select.ready_deadline(Instant::now() + LONG), Ok(0));
    assert_eq!(receiver.try_recv(), Ok(1));
    assert_eq!(select.ready_timeout(SHORT), Err(ReadyTimeoutError));
    assert_eq!(
        select.ready_deadline(Instant::now()),
        Err(ReadyTimeoutError)
    );
}

fn waits_for_another_thread() {
    let ((_one, empty), (two, full)) = (unbounded::<u8>(), unbounded());
    thread::scope(|scope| {
        scope.spawn(|| two.send(5).unwrap());
        let mut select = Select::new();
        select.recv(&empty);
        select.recv(&full);
        let operation = select.select();
        assert_eq!(operation.index(), 1);
        assert_eq!(operation.recv(&full), Ok(5));
    });
}

fn meets_a_waiting_thread() {
    let ((_one, empty), (two, full)) = (bounded::<u8>(0), bounded(0));
    thread::scope(|scope| {
        scope.spawn(|| {
            two.send(5).unwrap();
            two.send(6).unwrap();
        });
        for expected in 5..7 {
            let mut select = Select::new();
            select.recv(&empty);
            select.recv(&full);
            assert_eq!(select.select().recv(&full), Ok(expected));
        }
    });
    thread::scope(|scope| {
        scope.spawn(|| assert_eq!(full.recv(), Ok(7)));
        let mut select = Select::new();
        select.recv(&empty);
        select.send(&two);
        assert_eq!(select.select().send(&two, 7), Ok(()));
    });
}

fn two_selects_meet() {
    let (sender, receiver) = bounded(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut select = Select::new();
            select.send(&sender);
            assert_eq!(select.select().send(&sender, 9), Ok(()));
        });
        let mut select = Select::new();
        select.recv(&receiver);
        assert_eq!(select.select().recv(&receiver), Ok(9));
    });
}

fn a_selected_message_is_kept() {
    let (sender, receiver) = unbounded();
    sender.send(1).unwrap();
    let mut select = Select::new();
    select.recv(&receiver);
    let operation = select.select();
    assert!(receiver.try_recv().is_err());
    assert_eq!(operation.recv(&receiver), Ok(1));
}

fn limits_end_waits() {
    let (_sender, receiver) = unbounded::<u8>();
    let mut select = Select::new();
    assert!(matches!(
        select.select_timeout(SHORT),
        Err(SelectTimeoutError)
    ));
    select.recv(&receiver);
    assert!(matches!(
        select.select_timeout(SHORT),
        Err(SelectTimeoutError)
    ));
    let until = Instant::now() + SHORT;
    assert!(matches!(
        select.select_deadline(until),
        Err(SelectTimeoutError)
    ));
    assert_eq!(
        SelectTimeoutError.to_string(),
        "timed out waiting on select"
    );
    let timer = after(SHORT);
    select.recv(&timer);
    let operation = select.select_timeout(Duration::MAX).unwrap();
    assert_eq!(operation.index(), 1);
    assert!(operation.recv(&timer).is_ok());
}

fn misuse_panics() {
    let ((sender, receiver), (other, unselected)) = (unbounded::<u8>(), unbounded::<u8>());
    for _ in 0..3 {
        sender.send(1).unwrap();
    }
    let select = || {
        let mut select = Select::new();
        select.recv(&receiver);
        select.select()
    };
    assert_eq!(
        panic_message(|| drop(select())),
        "dropped `SelectedOperation` without completing the operation"
    );
    assert_eq!(
        panic_message(|| _ = Select::new().select().index()),
        "no operations have been added to `Select`"
    );
    assert_eq!(
        panic_message(|| _ = Select::new().ready()),
        "no operations have been added to `Select`"
    );
    assert_eq!(
        panic_message(|| Select::new().remove(0)),
        "index out of bounds; 0 >= 0"
    );
    drop((other, unselected));
}

fn shows_itself() {
    let (sender, receiver) = unbounded();
    sender.send(1).unwrap();
    let mut select = Select::new();
    select.recv(&receiver);
    assert_eq!(format!("{select:?}"), "Select { .. }");
    let operation = select.select();
    assert_eq!(format!("{operation:?}"), "SelectedOperation { .. }");
    assert_unwind_safe(&operation);
    operation.recv(&receiver).unwrap();
}

fn assert_unwind_safe<T: std::panic::UnwindSafe + std::panic::RefUnwindSafe>(_: &T) {}
