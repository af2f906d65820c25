//! `std::cell`, with an `UnsafeCell` whose data races are found.
//!
//! `get`, `raw_get` and `into_inner` are not `const`.

use grader::memory_order::Contents;
use grader::raw::{Elsewhere, contents_of, moved, room_for_cell};
use std::alloc::Layout;
use std::fmt;
use std::panic::Location;
use std::ptr;

pub use ::std::cell::*;

/// `std::cell::UnsafeCell`.
pub struct UnsafeCell<T: ?Sized> {
    contents: Contents,
    elsewhere: Elsewhere,
    value: ::std::cell::UnsafeCell<T>,
}

impl<T> UnsafeCell<T> {
    /// `UnsafeCell::new`.
    #[track_caller]
    pub const fn new(value: T) -> UnsafeCell<T> {
        UnsafeCell {
            contents: Contents::new(),
            elsewhere: Elsewhere::no(),
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
        if let Some(elsewhere) = self.elsewhere.contents() {
            return moved(value, elsewhere);
        }
        let memory = value.cast::<u8>();
        // Safety: nothing but its layout is asked of the value, and its bytes belong to this cell.
        let given = unsafe {
            let layout = Layout::for_value(&*value);
            self.contents.access(memory, layout, Location::caller())
        };
        moved(value, given)
    }

    /// `UnsafeCell::from_mut`: not judged, since whoever has it has the value for itself.
    #[track_caller]
    pub fn from_mut(value: &mut T) -> &mut UnsafeCell<T> {
        let contents = ptr::from_mut(value);
        let room = room_for_cell::<UnsafeCell<()>>(Layout::for_value(value));
        let cell = moved(contents, room) as *mut UnsafeCell<T>;
        // Safety: there is room for a cell; its own value is never looked at.
        unsafe {
            let elsewhere = &raw mut (*cell).elsewhere;
            elsewhere.write(Elsewhere::at(contents.cast(), elsewhere));
            (&raw mut (*cell).contents).write(Contents::new());
            &mut *cell
        }
    }

    /// `UnsafeCell::get_mut`.
    pub fn get_mut(&mut self) -> &mut T {
        if let Some(elsewhere) = self.elsewhere.contents() {
            // Safety: the value is borrowed for as long as the cell.
            return unsafe { &mut *moved(self.value.get(), elsewhere) };
        }
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
