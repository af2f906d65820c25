//! `std::cell`, with an `UnsafeCell` whose data races are found.
//!
//! `get`, `raw_get` and `into_inner` are not `const`.

use ::grader::kernel::Handle;
use ::grader::raw::{self, Elsewhere, Target};
use ::grader::report::ObjectKind;
use ::std::alloc::Layout;
use ::std::fmt;
use ::std::panic::Location;
use ::std::prelude::rust_2024::*;
use ::std::ptr;

pub use ::std::cell::*;

/// `std::cell::UnsafeCell`.
pub struct UnsafeCell<T: ?Sized> {
    /// Before the value, whose `drop` must find the contents in their own place.
    known: Known,
    elsewhere: Elsewhere,
    value: ::std::cell::UnsafeCell<T>,
}

/// The part of a cell that knows its accesses, and of its end. A `Drop` of the cell itself would refuse what borrows in a circle.
struct Known {
    handle: Handle,
    /// How far behind this the contents are, if somebody has asked for them.
    distance: ::std::cell::Cell<usize>,
}

impl Known {
    #[track_caller]
    const fn new() -> Known {
        Known {
            handle: Handle::new(ObjectKind::Cell),
            distance: ::std::cell::Cell::new(0),
        }
    }
}

impl Drop for Known {
    fn drop(&mut self) {
        let known = ptr::from_mut(self).addr();
        let contents = ptr::with_exposed_provenance_mut(known.wrapping_add(self.distance.get()));
        // Safety: they were there when they were last asked for, and a cell is moved as a whole.
        unsafe { raw::contents_end(&self.handle, contents) };
    }
}

impl<T> UnsafeCell<T> {
    /// `UnsafeCell::new`.
    #[track_caller]
    pub const fn new(value: T) -> UnsafeCell<T> {
        UnsafeCell {
            known: Known::new(),
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
    fn target(&self) -> Target<'_, Self> {
        Target {
            handle: &self.known.handle,
            whole: self,
        }
    }

    /// `UnsafeCell::get`: what is done with the pointer is judged.
    #[track_caller]
    pub fn get(&self) -> *mut T {
        let value = self.value.get();
        if let Some(elsewhere) = self.elsewhere.contents() {
            return raw::moved(value, elsewhere);
        }
        let memory = value.cast::<u8>();
        // Safety: nothing but its layout is asked of the value, and its bytes belong to this cell.
        let given = unsafe {
            let layout = Layout::for_value(&*value);
            raw::access(self.target(), memory, layout, Location::caller())
        };
        // Only now: this cell may be a part of the contents of another one, which are not to be touched before.
        let known = ptr::from_ref(&self.known).addr();
        let contents = memory.expose_provenance();
        self.known.distance.set(contents.wrapping_sub(known));
        raw::moved(value, given)
    }

    /// `UnsafeCell::from_mut`: not judged, since whoever has it has the value for itself.
    #[track_caller]
    pub fn from_mut(value: &mut T) -> &mut UnsafeCell<T> {
        let contents = ptr::from_mut(value);
        let room = raw::room_for_cell::<UnsafeCell<()>>(Layout::for_value(value));
        let cell = raw::moved(contents, room) as *mut UnsafeCell<T>;
        // Safety: there is room for a cell; its own value is never looked at.
        unsafe {
            let elsewhere = &raw mut (*cell).elsewhere;
            elsewhere.write(Elsewhere::at(contents.cast(), elsewhere));
            (&raw mut (*cell).known).write(Known::new());
            &mut *cell
        }
    }

    /// `UnsafeCell::get_mut`.
    pub fn get_mut(&mut self) -> &mut T {
        if let Some(elsewhere) = self.elsewhere.contents() {
            // Safety: the value is borrowed for as long as the cell.
            return unsafe { &mut *raw::moved(self.value.get(), elsewhere) };
        }
        // Safety: the bytes are those of the cell.
        unsafe { raw::forget_accesses(self.target(), self.value.get().cast()) };
        self.value.get_mut()
    }

    /// `UnsafeCell::raw_get`: judged if somebody has called `get`, since nothing may be read here: there may be no cell yet.
    #[allow(clippy::not_unsafe_ptr_arg_deref)] // nothing is read there
    pub fn raw_get(this: *const UnsafeCell<T>) -> *mut T {
        // Safety: only a place is computed.
        let value = ::std::cell::UnsafeCell::raw_get(unsafe { &raw const (*this).value });
        raw::moved(value, raw::contents_of(value.cast()))
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
