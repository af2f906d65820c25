//! The contents of an `UnsafeCell`: who gets at them, and for what.

use super::Target;
use crate::guard;
use crate::kernel::{End, Handle, Loc, Look, Need, stop, with};
use std::alloc::Layout;

/// The running thread asks at `place` for a pointer to the contents of a cell, which are at `memory`; the pointer to give it. In the fork that
/// watches a schedule, it leads to guarded contents.
///
/// # Safety
/// The memory must be that of the cell, with this layout.
pub unsafe fn access<T: ?Sized>(
    target: Target<'_, T>,
    memory: *mut u8,
    layout: Layout,
    place: Loc,
) -> *mut u8 {
    if layout.size() == 0 {
        return memory;
    }
    let cell = target.id();
    match with(|x| x.look(cell, memory as usize, place)) {
        Some(Look::Restart) => stop(End::Restart(Need::Clocks)),
        // Safety: the caller's promise; contents around this cell are open, since it has just been met.
        Some(Look::On) if guard::is_on() => unsafe { guard::contents(cell, memory, layout) },
        _ => memory,
    }
}

/// Where the contents are whose own memory is there: for whoever must not look at the cell.
#[must_use]
pub fn contents_of(memory: *mut u8) -> *mut u8 {
    guard::is_on()
        .then(|| guard::contents_of(memory as usize))
        .flatten()
        .unwrap_or(memory)
}

/// Somebody has the cell for itself: all earlier accesses happened before. Its contents are in its own memory again, at `memory`.
///
/// # Safety
/// The memory must be that of the cell.
pub unsafe fn forget_accesses<T: ?Sized>(target: Target<'_, T>, memory: *mut u8) {
    let cell = target.id();
    with(|x| x.forget_accesses(cell));
    if guard::is_on() {
        // Safety: the caller's promise.
        unsafe { guard::give_back(cell, memory) };
    }
}

/// The cell with this handle comes to its end; its contents are in its own memory again, at `memory`.
///
/// # Safety
/// The memory must be that of the cell.
pub unsafe fn contents_end(handle: &Handle, memory: *mut u8) {
    if !guard::is_on() {
        return;
    }
    if let Some(cell) = handle.known() {
        with(|x| x.forget_accesses_of_owner(cell));
        // Safety: the caller's promise.
        unsafe { guard::give_back(cell, memory) };
    }
}
