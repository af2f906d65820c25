//! The building blocks of the stand-ins: locks, condition variables, parking, joining, as operations on a [`Handle`].
//!
//! A stand-in adds only what its model's API adds (guards, poisoning, types). Each operation is one scheduling point, done
//! before it, and one step of the history, recorded after it.

mod cell;
mod channel;
mod condvar;
mod elsewhere;
mod lock;
mod look;
mod once;
mod place;
mod reentrant;
mod rw_lock;
mod select;
mod thread;
mod upgrade;

pub use cell::{access, contents_end, contents_of, forget_accesses};
pub use channel::{Channel, Chosen, Patience, Refusal};
pub use condvar::{notify_all, notify_one, wait, wait_for_notification};
pub use elsewhere::{Elsewhere, moved, room_for_cell};
pub use lock::{Attempt, held_by_me, is_held, lock, lock_until, try_lock, unlock};
pub use look::{is_locked, is_locked_exclusively};
pub use once::{Poisoned, Progress, call_once, look_at_once, wait_for_once};
pub use place::place_outside_library;
pub use reentrant::{lock_again, try_lock_again};
pub use rw_lock::{
    downgrade, is_written, read, read_again, read_until, try_read, try_write, unread, unwrite,
    write, write_until,
};
pub use select::{End, Indexed, ready, select};
pub use thread::{join, join_all, park, park_until, sleep, unpark};
pub use upgrade::{
    drop_claim, take_claim, try_upgradable, try_upgrade, upgradable_until, upgrade_until,
};

use crate::kernel::{Handle, Loc, Value, point, with};
use crate::report::Operation;
use std::sync::atomic::Ordering;

/// A lock, a channel, … as the stand-in sees it: the handle and the whole object around it.
#[derive(Clone, Copy)]
pub struct Target<'a, T: ?Sized> {
    /// The part that knows the object.
    pub handle: &'a Handle,
    /// The stand-in itself, which is put back at the start of each schedule if it is a `static`.
    pub whole: &'a T,
}

impl<T: ?Sized> Target<'_, T> {
    /// To see that something is done is no step, but it comes after what was done.
    pub fn see(self) {
        self.id();
    }

    fn id(self) -> usize {
        self.handle.id(self.whole)
    }
}

/// A visible operation on an atomic, which never waits: a scheduling point, the operation, its step. `failure` is the order of an
/// exchange that does not take place.
pub fn act<T: ?Sized, R>(
    target: Target<'_, T>,
    place: Loc,
    order: Ordering,
    failure: Ordering,
    operation: impl FnOnce() -> (R, Operation, Value),
) -> R {
    let id = target.id();
    point(place);
    let (result, operation, value) = operation();
    let order = match operation {
        Operation::UpdateFailed | Operation::UpdateFailedSpuriously => failure,
        _ => order,
    };
    with(|x| {
        x.order(id, operation, order);
        x.record(operation, Some(id), place, value);
    });
    result
}
