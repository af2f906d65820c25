//! `std::cell`, with an `UnsafeCell` whose data races are found.
//!
//! `from_mut` is missing: a cell here is larger than what it contains. `get` and `into_inner` are not `const`. `raw_get` is not watched.

use ::grader::kernel::Handle;
use ::grader::raw::{self, Target};
use ::grader::report::ObjectKind;
use ::std::fmt;
use ::std::panic::Location;
use ::std::prelude::rust_2024::*;

pub use ::std::cell::*;

/// `std::cell::UnsafeCell`.
pub struct UnsafeCell<T: ?Sized> {
    handle: Handle,
    end: End,
    value: ::std::cell::UnsafeCell<T>,
}

/// Tells of the end of a cell.
struct End(::std::cell::Cell<usize>);

impl Drop for End {
    fn drop(&mut self) {
        raw::contents_end(self.0.get());
    }
}

impl<T> UnsafeCell<T> {
    /// `UnsafeCell::new`.
    #[track_caller]
    pub const fn new(value: T) -> UnsafeCell<T> {
        UnsafeCell {
            handle: Handle::new(ObjectKind::Cell),
            end: End(::std::cell::Cell::new(0)),
            value: ::std::cell::UnsafeCell::new(value),
        }
    }

    /// `UnsafeCell::into_inner`.
    pub fn into_inner(self) -> T {
        self.value.into_inner()
    }
}

impl<T: ?Sized> UnsafeCell<T> {
    fn target(&self) -> Target<'_, Self> {
        Target {
            handle: &self.handle,
            whole: self,
        }
    }

    /// `UnsafeCell::get`: what is done with the pointer up to the next operation is judged.
    #[track_caller]
    pub fn get(&self) -> *mut T {
        let value = self.value.get();
        let memory = value.cast::<u8>();
        if !raw::is_tried_out() {
            // While another cell is tried out, this one may be a part of its contents, which are not to be touched here.
            self.end.0.set(memory.addr());
        }
        // Safety: nothing but its size is asked of the value, and its bytes belong to this cell.
        let given = unsafe {
            let size = size_of_val(&*value);
            raw::access(self.target(), memory, size, Location::caller())
        };
        value.wrapping_byte_offset(given.addr().wrapping_sub(memory.addr()).cast_signed())
    }

    /// `UnsafeCell::get_mut`.
    pub fn get_mut(&mut self) -> &mut T {
        raw::forget_accesses(self.target());
        self.value.get_mut()
    }

    /// `UnsafeCell::raw_get`.
    #[allow(clippy::not_unsafe_ptr_arg_deref)] // nothing is read there
    pub const fn raw_get(this: *const UnsafeCell<T>) -> *mut T {
        // Safety: only a place is computed.
        ::std::cell::UnsafeCell::raw_get(unsafe { &raw const (*this).value })
    }
}

impl<T: Default> Default for UnsafeCell<T> {
    #[track_caller]
    fn default() -> UnsafeCell<T> {
        UnsafeCell::new(T::default())
    }
}

impl<T> From<T> for UnsafeCell<T> {
    #[track_caller]
    fn from(value: T) -> UnsafeCell<T> {
        UnsafeCell::new(value)
    }
}

impl<T: ?Sized> fmt::Debug for UnsafeCell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnsafeCell").finish_non_exhaustive()
    }
}

// Safety: as std's: only `Sync` is missing. The other fields are cells, but explored threads share one OS thread.
unsafe impl<T: ?Sized + Send> Send for UnsafeCell<T> {}
