//! A stand-in for `core`, whose atomics are the explored ones: `core::sync::atomic` would otherwise go round the exploration.

#![no_implicit_prelude]

pub use ::core::*;
pub use ::explored_std::{todo, unimplemented};

/// `core::cell`, with an `UnsafeCell` whose data races are found.
pub mod cell {
    pub use ::explored_std::cell::*;
}

/// `core::hint`, explored.
pub mod hint {
    pub use ::explored_std::hint::*;
}

/// `core::sync`, explored.
pub mod sync {
    pub use ::core::sync::*;

    /// `core::sync::atomic`, explored.
    pub mod atomic {
        pub use ::explored_std::sync::atomic::*;
    }
}
