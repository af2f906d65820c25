//! A reader that may become the writer (parking_lot's upgradable read lock).
//!
//! It holds the lock for reading. That there is only one at a time is the business of a second object, its *claim*: held by the
//! upgradable reader and by nobody else, and taken in the same step as the lock.

use super::Target;
use super::lock::{Attempt, locks_are_observed};
use super::rw_lock::{hold, is_busy};
use crate::kernel::{Loc, ObjectId, Until, Value, Waiting, block, point, record, with};
use crate::report::Operation;
use std::time::Duration;

/// Takes the lock for reading and the claim, or gives up at the virtual time `deadline`.
pub fn upgradable_until<T: ?Sized, C: ?Sized>(
    target: Target<'_, T>,
    claim: Target<'_, C>,
    place: Loc,
    deadline: Option<Duration>,
) -> Attempt {
    let (id, claim) = (target.id(), claim.id());
    if deadline.is_some() {
        locks_are_observed();
    }
    point(place);
    while let Some((object, until)) = obstacle(id, claim) {
        let in_time = block(Waiting {
            operation: Operation::Read,
            object: Some(object),
            place,
            until,
            deadline,
        });
        if !in_time && obstacle(id, claim).is_some() {
            record(Operation::TimedOut, Some(id), place, Value::None);
            return Attempt::Busy;
        }
    }
    take_claim_at(claim, place);
    hold(id, place, Operation::Read);
    Attempt::Taken
}

/// The same if nobody writes or holds the claim.
pub fn try_upgradable<T: ?Sized, C: ?Sized>(
    target: Target<'_, T>,
    claim: Target<'_, C>,
    place: Loc,
) -> Attempt {
    let (id, claim) = (target.id(), claim.id());
    locks_are_observed();
    point(place);
    if obstacle(id, claim).is_some() {
        record(Operation::TryLockFailed, Some(id), place, Value::None);
        return Attempt::Busy;
    }
    take_claim_at(claim, place);
    hold(id, place, Operation::Read);
    Attempt::Taken
}

/// What an upgradable reader would have to wait for.
fn obstacle(id: ObjectId, claim: ObjectId) -> Option<(ObjectId, Until<'static>)> {
    let claimed = with(|x| !x.objects[claim].holders.is_empty()).unwrap_or(false);
    if claimed {
        Some((claim, Until::Free(claim)))
    } else {
        is_busy(id, Operation::Read).then_some((id, Until::FreeToRead(id)))
    }
}

/// Takes the claim, which is free: for the writer that becomes an upgradable reader.
pub fn take_claim<C: ?Sized>(claim: Target<'_, C>, place: Loc) {
    take_claim_at(claim.id(), place);
}

fn take_claim_at(claim: ObjectId, place: Loc) {
    with(|x| {
        let me = x.current;
        x.objects[claim].holders.push((me, place));
    });
}

/// Gives the claim back; part of the step which gives back or upgrades the lock.
pub fn drop_claim<C: ?Sized>(claim: Target<'_, C>) {
    let claim = claim.id();
    with(|x| x.objects[claim].holders.clear());
}

/// Makes the running thread's read lock a write lock, once all other readers are gone, or gives up at the virtual time
/// `deadline`. No writer comes in between.
pub fn upgrade_until<T: ?Sized>(
    target: Target<'_, T>,
    place: Loc,
    deadline: Option<Duration>,
) -> Attempt {
    let id = target.id();
    if deadline.is_some() {
        locks_are_observed();
    }
    point(place);
    if !is_sole(id) {
        let in_time = block(Waiting {
            operation: Operation::Write,
            object: Some(id),
            place,
            until: Until::Sole(id),
            deadline,
        });
        if !in_time && !is_sole(id) {
            record(Operation::TimedOut, Some(id), place, Value::None);
            return Attempt::Busy;
        }
    }
    become_writer(id, place);
    Attempt::Taken
}

/// The same if there are no other readers.
pub fn try_upgrade<T: ?Sized>(target: Target<'_, T>, place: Loc) -> Attempt {
    let id = target.id();
    locks_are_observed();
    point(place);
    if !is_sole(id) {
        record(Operation::TryLockFailed, Some(id), place, Value::None);
        return Attempt::Busy;
    }
    become_writer(id, place);
    Attempt::Taken
}

fn is_sole(id: usize) -> bool {
    with(|x| x.objects[id].holders.len() == 1).unwrap_or(true)
}

fn become_writer(id: usize, place: Loc) {
    with(|x| {
        let me = x.current;
        let object = &mut x.objects[id];
        object.for_writing = true;
        object.holders.clear();
        object.holders.push((me, place));
    });
    record(Operation::Write, Some(id), place, Value::None);
}
