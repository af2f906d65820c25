//! `std::sync::atomic`, over loom: what it may see depends on the `Ordering`.

use grader::memory_order::{Object, note};
use grader::report::{ObjectKind, Operation};
use std::fmt;
use std::panic::Location;

pub use loom::sync::atomic::fence;
pub use std::sync::atomic::{Ordering, compiler_fence};

/// What all atomics have.
macro_rules! atomic {
    ($name:ident, $type:ty) => {
        #[doc = concat!("`std::sync::atomic::", stringify!($name), "`.")]
        pub struct $name {
            object: Object,
            value: loom::sync::atomic::$name,
        }

        impl $name {
            /// `new`.
            #[track_caller]
            #[must_use]
            pub fn new(value: $type) -> $name {
                $name {
                    object: Object::new(ObjectKind::Atomic),
                    value: loom::sync::atomic::$name::new(value),
                }
            }

            #[track_caller]
            fn note(&self, operation: Operation, value: String) {
                note(
                    operation,
                    Some(&self.object),
                    Location::caller(),
                    Some(value),
                );
            }

            #[track_caller]
            fn changed(&self, old: $type, new: $type) -> $type {
                self.note(Operation::Update, format!("{old} → {new}"));
                old
            }

            /// `load`.
            #[track_caller]
            #[must_use]
            pub fn load(&self, order: Ordering) -> $type {
                let value = self.value.load(order);
                self.note(Operation::Load, value.to_string());
                value
            }

            /// `store`.
            #[track_caller]
            pub fn store(&self, value: $type, order: Ordering) {
                self.value.store(value, order);
                self.note(Operation::Store, value.to_string());
            }

            /// `swap`.
            #[track_caller]
            pub fn swap(&self, value: $type, order: Ordering) -> $type {
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
                let result = self.value.compare_exchange(current, new, success, failure);
                match result {
                    Ok(old) => {
                        self.changed(old, new);
                    }
                    Err(found) => self.note(Operation::UpdateFailed, found.to_string()),
                }
                result
            }

            /// `compare_exchange_weak`.
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
                self.compare_exchange(current, new, success, failure)
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
                mut f: F,
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

        impl Default for $name {
            #[track_caller]
            fn default() -> $name {
                $name::new(<$type>::default())
            }
        }

        impl From<$type> for $name {
            #[track_caller]
            fn from(value: $type) -> $name {
                $name::new(value)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
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
                let old = self.value.$operation(value, order);
                let compute: fn($type, $type) -> $type = $compute;
                self.changed(old, compute(old, value))
            }
        )+ }
    };
}

macro_rules! integers {
    ($($name:ident $type:ty;)+) => { $(
        atomic!($name, $type);
        operations! { $name, $type:
            fetch_add <$type>::wrapping_add;
            fetch_sub <$type>::wrapping_sub;
            fetch_and |old, value| old & value;
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

atomic!(AtomicBool, bool);
operations! { AtomicBool, bool:
    fetch_and |old, value| old & value;
    fetch_or |old, value| old | value;
    fetch_xor |old, value| old ^ value;
}
