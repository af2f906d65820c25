//! Many readers or one writer.
//!
//! Which of the waiting threads comes first is not promised by std; every order is explored. One thing is alike in std and
//! parking_lot: a reader that comes while a writer waits stands behind it. Only for a thread that reads already this makes a
//! difference: it then waits for itself.

use super::Target;
use super::lock::{Attempt, locks_are_observed, point_before_release, take};
use crate::kernel::{Loc, Thread, ThreadState, Until, Value, Waiting, block, point, record, with};
use crate::report::Operation;
use std::time::Duration;

/// Takes the lock for reading.
pub fn read<T: ?Sized>(target: Target<'_, T>, place: Loc) {
    read_until(target, place, None);
}

/// Takes the lock for writing.
pub fn write<T: ?Sized>(target: Target<'_, T>, place: Loc) {
    write_until(target, place, None);
}

/// Takes the lock for reading, or gives up at the virtual time `deadline`.
pub fn read_until<T: ?Sized>(
    target: Target<'_, T>,
    place: Loc,
    deadline: Option<Duration>,
) -> Attempt {
    take_until(target, place, deadline, Operation::Read)
}

/// Takes the lock for writing, or gives up at the virtual time `deadline`.
pub fn write_until<T: ?Sized>(
    target: Target<'_, T>,
    place: Loc,
    deadline: Option<Duration>,
) -> Attempt {
    take_until(target, place, deadline, Operation::Write)
}

fn take_until<T: ?Sized>(
    target: Target<'_, T>,
    place: Loc,
    deadline: Option<Duration>,
    operation: Operation,
) -> Attempt {
    let id = target.id();
    if deadline.is_some() {
        locks_are_observed();
    }
    point(place);
    let behind_writer = operation == Operation::Read && reads_behind_writer(id);
    if is_busy(id, operation) || behind_writer {
        let until = if operation == Operation::Read && !behind_writer {
            Until::FreeToRead(id)
        } else {
            Until::Free(id)
        };
        let in_time = block(Waiting {
            operation,
            object: Some(id),
            place,
            until,
            deadline,
        });
        if !in_time && (is_busy(id, operation) || behind_writer) {
            record(Operation::TimedOut, Some(id), place, Value::None);
            return Attempt::Busy;
        }
    }
    hold(id, place, operation);
    Attempt::Taken
}

/// Takes the lock for reading if nobody writes.
pub fn try_read<T: ?Sized>(target: Target<'_, T>, place: Loc) -> Attempt {
    try_take(target, place, Operation::Read)
}

/// Takes the lock for writing if nobody reads or writes.
pub fn try_write<T: ?Sized>(target: Target<'_, T>, place: Loc) -> Attempt {
    try_take(target, place, Operation::Write)
}

fn try_take<T: ?Sized>(target: Target<'_, T>, place: Loc, operation: Operation) -> Attempt {
    let id = target.id();
    locks_are_observed();
    point(place);
    if is_busy(id, operation) || operation == Operation::Read && reads_behind_writer(id) {
        record(Operation::TryLockFailed, Some(id), place, Value::None);
        return Attempt::Busy;
    }
    hold(id, place, operation);
    Attempt::Taken
}

pub(super) fn is_busy(id: usize, operation: Operation) -> bool {
    with(|x| {
        let object = &x.objects[id];
        !object.holders.is_empty() && (operation == Operation::Write || object.for_writing)
    })
    .unwrap_or(false)
}

/// Takes the lock for reading even if this thread reads already and a writer waits (parking_lot's recursive lock).
pub fn read_again<T: ?Sized>(
    target: Target<'_, T>,
    place: Loc,
    deadline: Option<Duration>,
) -> Attempt {
    let id = target.handle.id(target.whole);
    if !is_held_by_me(id) {
        return read_until(target, place, deadline);
    }
    point(place);
    hold(id, place, Operation::Read);
    Attempt::Taken
}

fn is_held_by_me(id: usize) -> bool {
    with(|x| {
        let me = x.current;
        x.objects[id]
            .holders
            .iter()
            .any(|(holder, _)| *holder == me)
    })
    .unwrap_or(false)
}

/// Whether this thread reads already while a writer waits.
fn reads_behind_writer(id: usize) -> bool {
    let waits = |thread: &Thread| {
        thread.state == ThreadState::Blocked
            && thread.waiting.as_ref().is_some_and(|waiting| {
                waiting.operation == Operation::Write && waiting.object == Some(id)
            })
    };
    is_held_by_me(id) && with(|x| x.threads.iter().any(waits)).unwrap_or(false)
}

pub(super) fn hold(id: usize, place: Loc, operation: Operation) {
    with(|x| x.objects[id].for_writing = operation == Operation::Write);
    take(id, place, operation);
}

/// Gives a read lock back.
pub fn unread<T: ?Sized>(target: Target<'_, T>, taken: Loc) {
    release(target, taken, Operation::Unread);
}

/// Gives a write lock back.
pub fn unwrite<T: ?Sized>(target: Target<'_, T>, taken: Loc) {
    release(target, taken, Operation::Unwrite);
}

fn release<T: ?Sized>(target: Target<'_, T>, taken: Loc, operation: Operation) {
    let id = target.id();
    point_before_release(taken);
    with(|x| {
        let me = x.current;
        let object = &mut x.objects[id];
        if let Some(index) = object.holders.iter().rposition(|(holder, _)| *holder == me) {
            object.holders.remove(index);
        } else {
            object.holders.pop();
        }
        object.for_writing = false;
    });
    record(operation, Some(id), taken, Value::None);
}

/// Makes the running thread's write lock a read lock, without letting a writer in between.
pub fn downgrade<T: ?Sized>(target: Target<'_, T>, place: Loc) {
    let id = target.id();
    with(|x| x.objects[id].for_writing = false);
    record(Operation::Read, Some(id), place, Value::None);
}

/// Whether somebody writes.
pub fn is_written<T: ?Sized>(target: Target<'_, T>) -> bool {
    is_busy(target.id(), Operation::Read)
}
