//! The contents of an `UnsafeCell`: who gets at them, and for what.

use super::Target;
use crate::kernel::{End, Execution, Loc, Look, Need, stop, with};
use crate::trial::{self, Trial};
use std::sync::atomic::Ordering;

/// The running thread asks at `place` for a pointer to the contents of a cell, `size` bytes at `memory`. Judges what it does with it until its next
/// operation; the pointer to give it.
///
/// # Safety
/// The bytes must be those of the cell.
pub unsafe fn access<T: ?Sized>(
    target: Target<'_, T>,
    memory: *mut u8,
    size: usize,
    place: Loc,
) -> *mut u8 {
    if let Some(pointer) = trial::again(memory) {
        return pointer;
    }
    if size == 0 {
        return memory;
    }
    let cell = target.id();
    let (get, uses) = match with(Execution::look) {
        None | Some(Look::Away) => return memory,
        Some(Look::Restart) => stop(End::Restart(Need::Clocks)),
        Some(Look::Known(get)) => (get, None),
        // Safety: the caller's promise; nobody else runs.
        Some(Look::Try(get)) => match unsafe { trial::begin(memory, size) } {
            Trial::Running(copy) => return copy,
            Trial::Done(uses) => (get, Some(uses)),
        },
    };
    if let Some(end) = with(|x| x.access(cell, get, uses, memory as usize, place)).flatten() {
        stop(end);
    }
    memory
}

/// Somebody has the cell for itself: all earlier accesses happened before.
pub fn forget_accesses<T: ?Sized>(target: Target<'_, T>) {
    let cell = target.id();
    with(|x| x.forget_accesses(cell));
}

/// Whether this process only tries out what is done with the contents of a cell.
#[must_use]
pub fn is_tried_out() -> bool {
    trial::is_running()
}

/// Whether a load of this order is to be made at once, as no step: while it is tried out what is done with a cell, those that order
/// nothing.
#[must_use]
pub fn loads_at_once(order: Ordering) -> bool {
    order == Ordering::Relaxed && trial::passes_load()
}

/// The contents at `memory` come to their end.
pub fn contents_end(memory: usize) {
    trial::memory_ends(memory);
}
