//! `std::sync::atomic`, over loom: what it may see depends on the `Ordering`.
//!
//! A store is a swap for loom, since it knows the order of two changes of a value only if one has seen the other: a lock that is
//! given back by a store could stay taken for ever in the eyes of a `swap` that waits for it. Lost by that: after a release store, a
//! relaxed one does not make loads forget what the first one released.

use grader::memory_order::{Object, before_operation, fails_spuriously, note, note_weak_success};
use grader::report::{ObjectKind, Operation};
use std::fmt;
use std::panic::Location;

pub use std::sync::atomic::{Ordering, compiler_fence};

fn show<T: Copy + ToString>(value: T) -> Option<String> {
    Some(value.to_string())
}

/// The orders that std refuses at run time, with std's words.
fn check_store(order: Ordering) {
    match order {
        Ordering::Acquire => panic!("there is no such thing as an acquire store"),
        Ordering::AcqRel => panic!("there is no such thing as an acquire-release store"),
        _ => {}
    }
}

/// loom's atomics, with an `AtomicBool` that can be reached through `&mut`.
mod inner {
    use super::Ordering;

    pub(super) use loom::sync::atomic::*;

    /// 0 or 1.
    pub(super) struct AtomicBool(AtomicU8);

    impl AtomicBool {
        pub(super) fn new(value: bool) -> AtomicBool {
            AtomicBool(AtomicU8::new(value.into()))
        }

        pub(super) fn into_inner(self) -> bool {
            self.0.into_inner() != 0
        }

        pub(super) fn with_mut<R>(&mut self, f: impl FnOnce(&mut bool) -> R) -> R {
            // Safety: 0 and 1 are the bytes of a truth value.
            self.0
                .with_mut(|value| f(unsafe { &mut *std::ptr::from_mut(value).cast::<bool>() }))
        }

        pub(super) fn load(&self, order: Ordering) -> bool {
            self.0.load(order) != 0
        }

        pub(super) fn swap(&self, value: bool, order: Ordering) -> bool {
            self.0.swap(value.into(), order) != 0
        }

        pub(super) fn compare_exchange(
            &self,
            current: bool,
            new: bool,
            success: Ordering,
            failure: Ordering,
        ) -> Result<bool, bool> {
            let exchanged = self
                .0
                .compare_exchange(current.into(), new.into(), success, failure);
            exchanged.map(|old| old != 0).map_err(|found| found != 0)
        }

        pub(super) fn fetch_and(&self, value: bool, order: Ordering) -> bool {
            self.0.fetch_and(value.into(), order) != 0
        }

        pub(super) fn fetch_nand(&self, value: bool, order: Ordering) -> bool {
            if value {
                self.fetch_xor(true, order)
            } else {
                self.swap(true, order)
            }
        }

        pub(super) fn fetch_or(&self, value: bool, order: Ordering) -> bool {
            self.0.fetch_or(value.into(), order) != 0
        }

        pub(super) fn fetch_xor(&self, value: bool, order: Ordering) -> bool {
            self.0.fetch_xor(value.into(), order) != 0
        }
    }
}

/// `std::sync::atomic::fence`.
pub fn fence(order: Ordering) {
    before_operation();
    loom::sync::atomic::fence(order);
}

/// What all atomics have; `shown` turns a value into what the history shows.
macro_rules! atomic {
    ($name:ident$(<$parameter:ident>)?, $type:ty, $shown:expr) => {
        #[doc = concat!("`std::sync::atomic::", stringify!($name), "`.")]
        pub struct $name$(<$parameter>)? {
            object: Object,
            value: inner::$name$(<$parameter>)?,
        }

        impl$(<$parameter>)? $name$(<$parameter>)? {
            /// `new`.
            #[track_caller]
            #[must_use]
            pub fn new(value: $type) -> Self {
                Self {
                    object: Object::new(ObjectKind::Atomic),
                    value: inner::$name::new(value),
                }
            }

            #[track_caller]
            fn note(&self, operation: Operation, value: Option<String>) {
                note(operation, Some(&self.object), Location::caller(), value);
            }

            /// `get_mut`, which loom has only with a closure.
            #[track_caller]
            #[must_use]
            pub fn get_mut(&mut self) -> &mut $type {
                self.object.before_operation();
                let value = self.value.with_mut(std::ptr::from_mut);
                // Safety: the value is in this atomic, which is borrowed for as long as the reference lives.
                unsafe { &mut *value }
            }

            /// `into_inner`.
            #[must_use]
            pub fn into_inner(self) -> $type {
                self.value.into_inner()
            }

            #[track_caller]
            fn changed(&self, old: $type, new: $type) -> $type {
                let shown: fn($type) -> Option<String> = $shown;
                let change = shown(old).zip(shown(new));
                let change = change.map(|(old, new)| format!("{old} → {new}"));
                self.note(Operation::Update, change);
                old
            }

            /// `load`.
            #[track_caller]
            #[must_use]
            pub fn load(&self, order: Ordering) -> $type {
                self.object.before_load(order);
                let value = self.value.load(order);
                self.note(Operation::Load, ($shown)(value));
                value
            }

            /// `store`.
            #[track_caller]
            pub fn store(&self, value: $type, order: Ordering) {
                check_store(order);
                self.object.before_operation();
                self.value.swap(value, order);
                self.note(Operation::Store, ($shown)(value));
            }

            /// `swap`.
            #[track_caller]
            pub fn swap(&self, value: $type, order: Ordering) -> $type {
                self.object.before_operation();
                let old = self.value.swap(value, order);
                self.changed(old, value)
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
                self.object.before_operation();
                let result = self.value.compare_exchange(current, new, success, failure);
                match result {
                    Ok(old) => {
                        self.changed(old, new);
                    }
                    Err(found) => self.note(Operation::UpdateFailed, ($shown)(found)),
                }
                result
            }

            /// `compare_exchange_weak`; the first ones of an execution fail for no reason, each in executions of its own.
            ///
            /// # Errors
            /// The value found, if it is not `current`.
            #[track_caller]
            pub fn compare_exchange_weak(
                &self,
                current: $type,
                new: $type,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$type, $type> {
                if !fails_spuriously() {
                    let result = self.compare_exchange(current, new, success, failure);
                    if result.is_ok() {
                        note_weak_success();
                    }
                    return result;
                }
                self.object.before_operation();
                // What it finds is there still.
                let result = self.value.compare_exchange(current, current, failure, failure);
                let found = result.unwrap_or_else(|found| found);
                let operation = if result.is_ok() {
                    note_weak_success();
                    Operation::UpdateFailedSpuriously
                } else {
                    Operation::UpdateFailed
                };
                self.note(operation, ($shown)(found));
                Err(found)
            }

            /// `fetch_update`.
            ///
            /// # Errors
            /// The value found, if `f` gives nothing for it.
            #[track_caller]
            #[deprecated(note = "renamed to `try_update` for consistency")]
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
                let updated = self.try_update(set, fetch, |value| Some(f(value)));
                updated.unwrap_or_else(|found| found)
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
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    };
}

macro_rules! default {
    ($name:ident) => {
        impl Default for $name {
            #[track_caller]
            fn default() -> $name {
                $name::new(Default::default())
            }
        }
    };
}

/// The operations that read, compute and write in one step.
macro_rules! operations {
    ($name:ident, $type:ty: $($operation:ident $compute:expr;)+) => {
        impl $name { $(
            #[doc = concat!("`", stringify!($operation), "`.")]
            #[track_caller]
            pub fn $operation(&self, value: $type, order: Ordering) -> $type {
                self.object.before_operation();
                let old = self.value.$operation(value, order);
                let compute: fn($type, $type) -> $type = $compute;
                self.changed(old, compute(old, value))
            }
        )+ }
    };
}

macro_rules! integers {
    ($($name:ident $type:ty;)+) => { $(
        atomic!($name, $type, show);
        default!($name);
        operations! { $name, $type:
            fetch_add <$type>::wrapping_add;
            fetch_sub <$type>::wrapping_sub;
            fetch_and |old, value| old & value;
            fetch_nand |old, value| !(old & value);
            fetch_or |old, value| old | value;
            fetch_xor |old, value| old ^ value;
            fetch_max Ord::max;
            fetch_min Ord::min;
        }
    )+ };
}

integers! {
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

atomic!(AtomicBool, bool, show);
default!(AtomicBool);
operations! { AtomicBool, bool:
    fetch_and |old, value| old & value;
    fetch_nand |old, value| !(old & value);
    fetch_or |old, value| old | value;
    fetch_xor |old, value| old ^ value;
}

impl AtomicBool {
    /// `fetch_not`.
    #[track_caller]
    pub fn fetch_not(&self, order: Ordering) -> bool {
        self.fetch_xor(true, order)
    }
}

// Addresses differ from run to run: they are not shown.
atomic!(AtomicPtr<T>, *mut T, |_| None);

impl<T> Default for AtomicPtr<T> {
    #[track_caller]
    fn default() -> AtomicPtr<T> {
        AtomicPtr::new(std::ptr::null_mut())
    }
}
