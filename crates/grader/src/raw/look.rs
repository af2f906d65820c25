//! Looking at a lock without taking it.

use super::Target;
use super::lock::locks_are_observed;
use crate::kernel::{Loc, Value, point, record, with};
use crate::report::Operation;

/// Whether anybody holds the lock, for reading or writing.
pub fn is_locked<T: ?Sized>(target: Target<'_, T>, place: Loc) -> bool {
    look(target, place, false)
}

/// Whether anybody holds the lock for writing.
pub fn is_locked_exclusively<T: ?Sized>(target: Target<'_, T>, place: Loc) -> bool {
    look(target, place, true)
}

fn look<T: ?Sized>(target: Target<'_, T>, place: Loc, exclusively: bool) -> bool {
    let id = target.id();
    locks_are_observed();
    point(place);
    let held = with(|x| {
        let object = &x.objects[id];
        !object.holders.is_empty() && (object.for_writing || !exclusively)
    })
    .unwrap_or(false);
    record(Operation::Load, Some(id), place, Value::Flag(held));
    held
}
