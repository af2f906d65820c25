//! Contents that are not in their cell. A stand-in's cell is larger than what it contains, so `from_mut` cannot make one of the memory
//! it is given: it makes one beside it, for ever.

use std::alloc::{Layout, alloc_zeroed, handle_alloc_error};
use std::ptr;

/// Whether the contents are elsewhere: how far behind this, 0 if they are not.
#[derive(Debug)]
pub struct Elsewhere(usize);

impl Elsewhere {
    /// They are in the cell.
    #[must_use]
    pub const fn no() -> Elsewhere {
        Elsewhere(0)
    }

    /// They are there, in the eyes of the one that will lie at `this`.
    #[must_use]
    pub fn at(contents: *const u8, this: *const Elsewhere) -> Elsewhere {
        Elsewhere(contents.expose_provenance().wrapping_sub(this.addr()))
    }

    /// Where they are; nothing, if in the cell.
    #[must_use]
    pub fn contents(&self) -> Option<*mut u8> {
        let this = ptr::from_ref(self).addr();
        // Not from a pointer to this: those who have it for themselves may rely on nobody getting farther with it.
        (self.0 != 0).then(|| ptr::with_exposed_provenance_mut(this.wrapping_add(self.0)))
    }
}

/// Memory for a cell that has `contents` and beside them what is in a `Cell`; never given back.
///
/// # Panics
/// If the contents are too large for any cell.
#[must_use]
pub fn room_for_cell<Cell>(contents: Layout) -> *mut u8 {
    let align = contents.align().max(align_of::<Cell>());
    let size = size_of::<Cell>() + contents.size() + 2 * align;
    let layout = Layout::from_size_align(size, align).expect("a cell");
    // Safety: the size is not 0.
    let room = unsafe { alloc_zeroed(layout) };
    if room.is_null() {
        handle_alloc_error(layout);
    }
    room
}

/// The same pointer, to another place.
#[must_use]
#[allow(clippy::not_unsafe_ptr_arg_deref)] // nothing is read where it points to
pub fn moved<T: ?Sized>(mut pointer: *mut T, to: *mut u8) -> *mut T {
    // Safety: a pointer begins with its address, whatever else belongs to it. So the result may be used for what `to` may be used for,
    // while an offset from `pointer` would still be one into its memory, for the compiler.
    unsafe { (&raw mut pointer).cast::<*mut u8>().write(to) };
    pointer
}
