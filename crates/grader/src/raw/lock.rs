//! Mutual exclusion.

use super::Target;
use crate::kernel::{End, Loc, Need, Until, Value, Waiting, block, me, point, record, stop, with};
use crate::report::Operation;
use std::time::Duration;

/// How an attempt to take a lock ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// The lock is ours.
    Taken,
    /// Somebody else has it.
    Busy,
}

/// Takes the lock, waiting as long as it takes.
pub fn lock<T: ?Sized>(target: Target<'_, T>, place: Loc) {
    lock_until(target, place, None);
}

/// Takes the lock, or gives up at the virtual time `deadline`.
pub fn lock_until<T: ?Sized>(
    target: Target<'_, T>,
    place: Loc,
    deadline: Option<Duration>,
) -> Attempt {
    let id = target.id();
    if deadline.is_some() {
        locks_are_observed();
    }
    point(place);
    let busy = with(|x| !x.objects[id].holders.is_empty()).unwrap_or(false);
    if busy {
        let until = Until::Free(id);
        let in_time = block(Waiting {
            operation: Operation::Lock,
            object: Some(id),
            place,
            until,
            deadline,
        });
        if !in_time && with(|x| !x.objects[id].holders.is_empty()).unwrap_or(false) {
            record(Operation::TimedOut, Some(id), place, Value::None);
            return Attempt::Busy;
        }
    }
    take(id, place, Operation::Lock);
    Attempt::Taken
}

/// Takes the lock if nobody has it.
pub fn try_lock<T: ?Sized>(target: Target<'_, T>, place: Loc) -> Attempt {
    let id = target.id();
    locks_are_observed();
    point(place);
    if with(|x| !x.objects[id].holders.is_empty()).unwrap_or(false) {
        record(Operation::TryLockFailed, Some(id), place, Value::None);
        return Attempt::Busy;
    }
    take(id, place, Operation::TryLock);
    Attempt::Taken
}

/// Gives the lock back. `taken` is where it was taken: a guard's `drop` has no place of its own.
pub fn unlock<T: ?Sized>(target: Target<'_, T>, taken: Loc) {
    let id = target.id();
    point_before_release(taken);
    with(|x| {
        let me = x.current;
        let holders = &mut x.objects[id].holders;
        if let Some(index) = holders.iter().rposition(|(holder, _)| *holder == me) {
            holders.remove(index);
        } else {
            // Given back by another thread than the one that took it (parking_lot's `force_unlock`).
            holders.pop();
        }
    });
    record(Operation::Unlock, Some(id), taken, Value::None);
}

pub(super) fn take(id: usize, place: Loc, operation: Operation) {
    with(|x| {
        let me = x.current;
        x.objects[id].holders.push((me, place));
    });
    record(operation, Some(id), place, Value::None);
}

/// Nobody can tell when within its time a lock is held, unless somebody looks at it without waiting: only then does it matter
/// that the holder can be preempted just before it gives the lock back.
pub(super) fn point_before_release(place: Loc) {
    if with(|x| x.settings.unlock_points).unwrap_or(false) {
        point(place);
    }
}

/// Somebody looks at a lock without waiting: the search starts anew, with scheduling points before releases.
pub(super) fn locks_are_observed() {
    if with(|x| !x.settings.unlock_points).unwrap_or(false) {
        stop(End::Restart(Need::UnlockPoints));
    }
}

/// Whether the running thread holds the lock, and how many times.
pub fn held_by_me<T: ?Sized>(target: Target<'_, T>) -> usize {
    let id = target.id();
    let me = me();
    with(|x| {
        x.objects[id]
            .holders
            .iter()
            .filter(|(holder, _)| *holder == me)
            .count()
    })
    .unwrap_or(0)
}

/// Whether anybody holds the object.
pub fn is_held<T: ?Sized>(target: Target<'_, T>) -> bool {
    let id = target.id();
    with(|x| !x.objects[id].holders.is_empty()).unwrap_or(false)
}
