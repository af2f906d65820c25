//! A stand-in for std over loom, for the engine `memory_order`: a relaxed load may see an old value here, as it may on a real machine.
//!
//! It has what solutions of exercises about memory order need: atomics, `UnsafeCell`, locks, `Once` and its kin, channels, threads. It lacks what
//! loom cannot give: all these in `static`s (`new` is not `const`), and time.

pub use ::std::*;

#[doc(hidden)]
pub use ::grader::unsolved as __unsolved;

#[cfg(not(feature = "plain_cells"))]
pub mod cell;
pub mod hint;
pub mod sync;
pub mod thread;

pub use loom::thread_local;

/// `std::todo!`.
#[macro_export]
macro_rules! todo {
    ($($message:tt)*) => {
        $crate::__unsolved()
    };
}

/// `std::unimplemented!`.
#[macro_export]
macro_rules! unimplemented {
    ($($message:tt)*) => {
        $crate::__unsolved()
    };
}

/// std's preludes, with the two macros.
pub mod prelude {
    #[allow(missing_docs)]
    pub mod v1 {
        pub use crate::{thread_local, todo, unimplemented};
        pub use ::std::prelude::v1::*;
    }
    #[allow(missing_docs)]
    pub mod rust_2021 {
        pub use crate::{thread_local, todo, unimplemented};
        pub use ::std::prelude::rust_2021::*;
    }
    #[allow(missing_docs)]
    pub mod rust_2024 {
        pub use crate::{thread_local, todo, unimplemented};
        pub use ::std::prelude::rust_2024::*;
    }
}
