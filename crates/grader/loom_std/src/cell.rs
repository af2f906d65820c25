//! `std::cell`, with an `UnsafeCell` whose data races are found.
//!
//! `get`, `raw_get` and `into_inner` are not `const`.

use grader::memory_order::Contents;
use grader::raw::contents_of;
use std::alloc::Layout;
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
    pub fn into_inner(mut self) -> T {
        self.get_mut();
        self.value.into_inner()
    }
}

impl<T: ?Sized> UnsafeCell<T> {
    /// `UnsafeCell::get`: what is done with the pointer is judged.
    #[track_caller]
    pub fn get(&self) -> *mut T {
        let value = self.value.get();
        let memory = value.cast::<u8>();
        // Safety: nothing but its layout is asked of the value, and its bytes belong to this cell.
        let given = unsafe {
            let layout = Layout::for_value(&*value);
            self.contents.access(memory, layout, Location::caller())
        };
        moved(value, given)
    }

    /// `UnsafeCell::get_mut`.
    pub fn get_mut(&mut self) -> &mut T {
        // Safety: the bytes are those of the cell.
        unsafe { self.contents.forget(self.value.get().cast()) };
        self.value.get_mut()
    }

    /// `UnsafeCell::raw_get`: judged if somebody has called `get`, since nothing may be read here: there may be no cell yet.
    #[allow(clippy::not_unsafe_ptr_arg_deref)] // nothing is read there
    pub fn raw_get(this: *const UnsafeCell<T>) -> *mut T {
        // Safety: only a place is computed.
        let value = ::std::cell::UnsafeCell::raw_get(unsafe { &raw const (*this).value });
        moved(value, contents_of(value.cast()))
    }
}

/// The same pointer, to another place.
fn moved<T: ?Sized>(pointer: *mut T, to: *mut u8) -> *mut T {
    let from = pointer.cast::<u8>().addr();
    pointer.wrapping_byte_offset(to.addr().wrapping_sub(from).cast_signed())
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
