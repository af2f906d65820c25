//! `std::cell`, with an `UnsafeCell` whose data races are found.
//!
//! `from_mut` is missing: a cell here is larger than what it contains. `raw_get` is not watched.

use grader::memory_order::Contents;
use std::fmt;
use std::panic::Location;

pub use ::std::cell::*;

/// `std::cell::UnsafeCell`.
pub struct UnsafeCell<T: ?Sized> {
    contents: Contents,
    value: ::std::cell::UnsafeCell<T>,
}

impl<T> UnsafeCell<T> {
    /// `UnsafeCell::new`.
    #[track_caller]
    pub const fn new(value: T) -> UnsafeCell<T> {
        UnsafeCell {
            contents: Contents::new(),
            value: ::std::cell::UnsafeCell::new(value),
        }
    }

    /// `UnsafeCell::into_inner`.
    pub fn into_inner(self) -> T {
        self.value.into_inner()
    }
}

impl<T: ?Sized> UnsafeCell<T> {
    /// `UnsafeCell::get`: what is done with the pointer up to the next operation is judged.
    #[track_caller]
    pub fn get(&self) -> *mut T {
        let value = self.value.get();
        let memory = value.cast::<u8>();
        // Safety: nothing but its size is asked of the value, and its bytes belong to this cell.
        let given = unsafe {
            let size = size_of_val(&*value);
            self.contents.access(memory, size, Location::caller())
        };
        value.wrapping_byte_offset(given.addr().wrapping_sub(memory.addr()).cast_signed())
    }

    /// `UnsafeCell::get_mut`.
    pub fn get_mut(&mut self) -> &mut T {
        self.contents.forget();
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
