//! `std::sync::atomic`, explored. Every operation is one step, seen by all in the same order: an old value is never seen (that is
//! what the engine `memory_order` is for). But what an operation orders for the contents of `UnsafeCell`s is what its `Ordering` says.

use ::grader::kernel::{Handle, Value, happens_spuriously};
use ::grader::raw::{self, Target};
use ::grader::report::{ObjectKind, Operation};
use ::std::cell::UnsafeCell;
use ::std::fmt;
use ::std::panic::{Location, RefUnwindSafe};
use ::std::prelude::rust_2024::*;

pub use ::std::sync::atomic::Ordering;

/// `std::sync::atomic::fence`: no step, since all operations are in one order anyway.
pub fn fence(order: Ordering) {
    ::std::sync::atomic::fence(order);
    ::grader::kernel::with(|x| x.fence(order));
}

/// `std::sync::atomic::compiler_fence`.
pub fn compiler_fence(order: Ordering) {
    ::std::sync::atomic::compiler_fence(order);
}

/// `std::sync::atomic::spin_loop_hint`.
#[track_caller]
#[deprecated(note = "use hint::spin_loop instead")]
pub fn spin_loop_hint() {
    crate::hint::spin_loop();
}

/// The orders that std refuses at run time, with std's words.
fn check_load(order: Ordering) {
    match order {
        Ordering::Release => ::std::panic!("there is no such thing as a release load"),
        Ordering::AcqRel => ::std::panic!("there is no such thing as an acquire-release load"),
        _ => {}
    }
}

fn check_store(order: Ordering) {
    match order {
        Ordering::Acquire => ::std::panic!("there is no such thing as an acquire store"),
        Ordering::AcqRel => ::std::panic!("there is no such thing as an acquire-release store"),
        _ => {}
    }
}

fn check_failure(order: Ordering) {
    match order {
        Ordering::Release => ::std::panic!("there is no such thing as a release failure ordering"),
        Ordering::AcqRel => {
            ::std::panic!("there is no such thing as an acquire-release failure ordering")
        }
        _ => {}
    }
}

/// What all atomics have; `shown` and `changed` turn values into what the history shows.
macro_rules! atomic {
    ($(#[$attribute:meta])* $name:ident$(<$parameter:ident>)?, $type:ty, $shown:expr, $changed:expr) => {
        $(#[$attribute])*
        pub struct $name$(<$parameter>)? {
            handle: Handle,
            value: UnsafeCell<$type>,
        }

        // Safety: explored threads share one OS thread, and no reference to the value outlives a step.
        unsafe impl$(<$parameter>)? Sync for $name$(<$parameter>)? {}
        // Safety: as above.
        unsafe impl$(<$parameter>)? Send for $name$(<$parameter>)? {}
        impl$(<$parameter>)? RefUnwindSafe for $name$(<$parameter>)? {}

        impl$(<$parameter>)? $name$(<$parameter>)? {
            /// `new`.
            #[track_caller]
            #[must_use]
            pub const fn new(value: $type) -> Self {
                Self { handle: Handle::new(ObjectKind::Atomic), value: UnsafeCell::new(value) }
            }

            fn target(&self) -> Target<'_, Self> {
                Target { handle: &self.handle, whole: self }
            }

            /// Reads and writes in one step.
            #[track_caller]
            fn change(&self, order: Ordering, new: impl FnOnce($type) -> $type) -> $type {
                raw::act(self.target(), Location::caller(), order, order, || {
                    // Safety: one step at a time.
                    let value = unsafe { &mut *self.value.get() };
                    let old = *value;
                    *value = new(old);
                    (old, Operation::Update, ($changed)(old, *value))
                })
            }

            /// `from_ptr`.
            ///
            /// # Safety
            /// Never to be called: an atomic made of foreign memory cannot be explored.
            #[must_use]
            pub const unsafe fn from_ptr<'a>(_: *mut $type) -> &'a Self {
                ::std::panic!("`from_ptr` is not explored")
            }

            /// `get_mut`.
            pub fn get_mut(&mut self) -> &mut $type {
                self.value.get_mut()
            }

            /// `into_inner`.
            pub const fn into_inner(self) -> $type {
                self.value.into_inner()
            }

            /// `as_ptr`.
            pub const fn as_ptr(&self) -> *mut $type {
                self.value.get()
            }

            /// `load`.
            #[track_caller]
            pub fn load(&self, order: Ordering) -> $type {
                check_load(order);
                raw::act(self.target(), Location::caller(), order, order, || {
                    // Safety: one step at a time.
                    let value = unsafe { *self.value.get() };
                    (value, Operation::Load, ($shown)(value))
                })
            }

            /// `store`.
            #[track_caller]
            pub fn store(&self, value: $type, order: Ordering) {
                check_store(order);
                raw::act(self.target(), Location::caller(), order, order, || {
                    // Safety: one step at a time.
                    unsafe { *self.value.get() = value };
                    ((), Operation::Store, ($shown)(value))
                });
            }

            /// `swap`.
            #[track_caller]
            pub fn swap(&self, value: $type, order: Ordering) -> $type {
                self.change(order, |_| value)
            }

            /// `compare_exchange`.
            ///
            /// # Errors
            /// The value found, if it is not `current`.
            #[track_caller]
            pub fn compare_exchange(
                &self,
                current: $type,
                new: $type,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$type, $type> {
                self.exchange(current, new, success, failure, || false)
            }

            /// `compare_exchange_weak`; its failures for no reason are explored, too.
            ///
            /// # Errors
            /// The value found, if it is not `current`, or for no reason.
            #[track_caller]
            pub fn compare_exchange_weak(
                &self,
                current: $type,
                new: $type,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$type, $type> {
                self.exchange(current, new, success, failure, happens_spuriously)
            }

            #[track_caller]
            fn exchange(
                &self,
                current: $type,
                new: $type,
                success: Ordering,
                failure: Ordering,
                fails: fn() -> bool,
            ) -> Result<$type, $type> {
                check_failure(failure);
                raw::act(self.target(), Location::caller(), success, failure, || {
                    // Safety: one step at a time.
                    let value = unsafe { &mut *self.value.get() };
                    let old = *value;
                    if old != current {
                        (Err(old), Operation::UpdateFailed, ($shown)(old))
                    } else if fails() {
                        (Err(old), Operation::UpdateFailedSpuriously, ($shown)(old))
                    } else {
                        *value = new;
                        (Ok(old), Operation::Update, ($changed)(old, new))
                    }
                })
            }

            /// `compare_and_swap`.
            #[track_caller]
            #[deprecated(note = "Use `compare_exchange` or `compare_exchange_weak` instead")]
            pub fn compare_and_swap(&self, current: $type, new: $type, order: Ordering) -> $type {
                self.compare_exchange(current, new, order, Ordering::Relaxed).unwrap_or_else(|found| found)
            }

            /// `fetch_update`.
            ///
            /// # Errors
            /// The value found, if `f` gives nothing for it.
            #[track_caller]
            pub fn fetch_update<F: FnMut($type) -> Option<$type>>(
                &self,
                set: Ordering,
                fetch: Ordering,
                f: F,
            ) -> Result<$type, $type> {
                self.try_update(set, fetch, f)
            }

            /// `update`.
            #[track_caller]
            pub fn update(
                &self,
                set: Ordering,
                fetch: Ordering,
                mut f: impl FnMut($type) -> $type,
            ) -> $type {
                self.try_update(set, fetch, |value| Some(f(value))).unwrap_or_else(|found| found)
            }

            /// `try_update`.
            ///
            /// # Errors
            /// The value found, if `f` gives nothing for it.
            #[track_caller]
            pub fn try_update(
                &self,
                set: Ordering,
                fetch: Ordering,
                mut f: impl FnMut($type) -> Option<$type>,
            ) -> Result<$type, $type> {
                let mut found = self.load(fetch);
                while let Some(new) = f(found) {
                    match self.compare_exchange(found, new, set, fetch) {
                        Ok(old) => return Ok(old),
                        Err(now) => found = now,
                    }
                }
                Err(found)
            }
        }

        impl$(<$parameter>)? From<$type> for $name$(<$parameter>)? {
            #[track_caller]
            fn from(value: $type) -> Self {
                Self::new(value)
            }
        }

        impl$(<$parameter>)? fmt::Debug for $name$(<$parameter>)? {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                // Safety: one step at a time.
                fmt::Debug::fmt(&unsafe { *self.value.get() }, f)
            }
        }
    };
}

macro_rules! atomic_integers {
    ($($name:ident $type:ty;)+) => { $(
        atomic!(
            #[doc = ::std::concat!("`std::sync::atomic::", ::std::stringify!($name), "`.")]
            $name, $type,
            |value: $type| Value::Number(value as i128),
            |old: $type, new: $type| Value::Change(old as i128, new as i128)
        );

        impl Default for $name {
            #[track_caller]
            fn default() -> Self {
                Self::new(0)
            }
        }

        impl $name {
            /// `fetch_add`.
            #[track_caller]
            pub fn fetch_add(&self, value: $type, order: Ordering) -> $type {
                self.change(order, |old| old.wrapping_add(value))
            }

            /// `fetch_sub`.
            #[track_caller]
            pub fn fetch_sub(&self, value: $type, order: Ordering) -> $type {
                self.change(order, |old| old.wrapping_sub(value))
            }

            /// `fetch_and`.
            #[track_caller]
            pub fn fetch_and(&self, value: $type, order: Ordering) -> $type {
                self.change(order, |old| old & value)
            }

            /// `fetch_nand`.
            #[track_caller]
            pub fn fetch_nand(&self, value: $type, order: Ordering) -> $type {
                self.change(order, |old| !(old & value))
            }

            /// `fetch_or`.
            #[track_caller]
            pub fn fetch_or(&self, value: $type, order: Ordering) -> $type {
                self.change(order, |old| old | value)
            }

            /// `fetch_xor`.
            #[track_caller]
            pub fn fetch_xor(&self, value: $type, order: Ordering) -> $type {
                self.change(order, |old| old ^ value)
            }

            /// `fetch_max`.
            #[track_caller]
            pub fn fetch_max(&self, value: $type, order: Ordering) -> $type {
                self.change(order, |old| old.max(value))
            }

            /// `fetch_min`.
            #[track_caller]
            pub fn fetch_min(&self, value: $type, order: Ordering) -> $type {
                self.change(order, |old| old.min(value))
            }
        }
    )+ };
}

atomic_integers! {
    AtomicI8 i8;
    AtomicI16 i16;
    AtomicI32 i32;
    AtomicI64 i64;
    AtomicIsize isize;
    AtomicU8 u8;
    AtomicU16 u16;
    AtomicU32 u32;
    AtomicU64 u64;
    AtomicUsize usize;
}

atomic!(
    /// `std::sync::atomic::AtomicBool`.
    AtomicBool,
    bool,
    Value::Flag,
    Value::Flip
);

impl Default for AtomicBool {
    #[track_caller]
    fn default() -> Self {
        Self::new(false)
    }
}

impl AtomicBool {
    /// `fetch_and`.
    #[track_caller]
    pub fn fetch_and(&self, value: bool, order: Ordering) -> bool {
        self.change(order, |old| old & value)
    }

    /// `fetch_nand`.
    #[track_caller]
    pub fn fetch_nand(&self, value: bool, order: Ordering) -> bool {
        self.change(order, |old| !(old & value))
    }

    /// `fetch_or`.
    #[track_caller]
    pub fn fetch_or(&self, value: bool, order: Ordering) -> bool {
        self.change(order, |old| old | value)
    }

    /// `fetch_xor`.
    #[track_caller]
    pub fn fetch_xor(&self, value: bool, order: Ordering) -> bool {
        self.change(order, |old| old ^ value)
    }

    /// `fetch_not`.
    #[track_caller]
    pub fn fetch_not(&self, order: Ordering) -> bool {
        self.change(order, |old| !old)
    }
}

/// `std::sync::atomic::ATOMIC_BOOL_INIT`.
#[deprecated(note = "the `new` function is now preferred")]
#[allow(clippy::declare_interior_mutable_const)] // as in std
pub const ATOMIC_BOOL_INIT: AtomicBool = AtomicBool::new(false);
/// `std::sync::atomic::ATOMIC_ISIZE_INIT`.
#[deprecated(note = "the `new` function is now preferred")]
#[allow(clippy::declare_interior_mutable_const)] // as in std
pub const ATOMIC_ISIZE_INIT: AtomicIsize = AtomicIsize::new(0);
/// `std::sync::atomic::ATOMIC_USIZE_INIT`.
#[deprecated(note = "the `new` function is now preferred")]
#[allow(clippy::declare_interior_mutable_const)] // as in std
pub const ATOMIC_USIZE_INIT: AtomicUsize = AtomicUsize::new(0);

atomic!(
    /// `std::sync::atomic::AtomicPtr`. Its values are not shown: addresses differ from run to run.
    AtomicPtr<T>,
    *mut T,
    |_| Value::None,
    |_, _| Value::None
);

impl<T> Default for AtomicPtr<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(::std::ptr::null_mut())
    }
}

impl<T> AtomicPtr<T> {
    /// `fetch_ptr_add`, in units of `T`.
    #[track_caller]
    pub fn fetch_ptr_add(&self, count: usize, order: Ordering) -> *mut T {
        self.change(order, |old| old.wrapping_add(count))
    }

    /// `fetch_ptr_sub`, in units of `T`.
    #[track_caller]
    pub fn fetch_ptr_sub(&self, count: usize, order: Ordering) -> *mut T {
        self.change(order, |old| old.wrapping_sub(count))
    }

    /// `fetch_byte_add`.
    #[track_caller]
    pub fn fetch_byte_add(&self, count: usize, order: Ordering) -> *mut T {
        self.change(order, |old| old.wrapping_byte_add(count))
    }

    /// `fetch_byte_sub`.
    #[track_caller]
    pub fn fetch_byte_sub(&self, count: usize, order: Ordering) -> *mut T {
        self.change(order, |old| old.wrapping_byte_sub(count))
    }

    /// `fetch_or`, of the address.
    #[track_caller]
    pub fn fetch_or(&self, bits: usize, order: Ordering) -> *mut T {
        self.change(order, |old| old.map_addr(|address| address | bits))
    }

    /// `fetch_and`, of the address.
    #[track_caller]
    pub fn fetch_and(&self, bits: usize, order: Ordering) -> *mut T {
        self.change(order, |old| old.map_addr(|address| address & bits))
    }

    /// `fetch_xor`, of the address.
    #[track_caller]
    pub fn fetch_xor(&self, bits: usize, order: Ordering) -> *mut T {
        self.change(order, |old| old.map_addr(|address| address ^ bits))
    }
}

impl<T> fmt::Pointer for AtomicPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Safety: one step at a time.
        fmt::Pointer::fmt(&unsafe { *self.value.get() }, f)
    }
}
