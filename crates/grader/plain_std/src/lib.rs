//! std as it is, for the engines that do not explore, but for one thing: `todo!()` says by a typed signal that the exercise is not
//! solved yet.

#![no_implicit_prelude]

pub use ::std::*;

#[doc(hidden)]
pub use ::grader::unsolved as __unsolved;

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
        pub use crate::{todo, unimplemented};
        pub use ::std::prelude::v1::*;
    }
    #[allow(missing_docs)]
    pub mod rust_2021 {
        pub use crate::{todo, unimplemented};
        pub use ::std::prelude::rust_2021::*;
    }
    #[allow(missing_docs)]
    pub mod rust_2024 {
        pub use crate::{todo, unimplemented};
        pub use ::std::prelude::rust_2024::*;
    }
}
