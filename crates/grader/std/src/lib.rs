//! A stand-in for `std`: all of std, with `sync`, `thread`, `time` and a few others replaced by explored versions.
//!
//! A learner's crate is built against it by nothing but its manifest (`std = { package = "explored-std", … }`): `std::sync::Mutex`
//! then names the explored mutex, in `use`, in expressions and as `::std::…` alike. What it cannot replace is `core::`.
//!
//! The API is std's, so that whatever compiles with std compiles here; where behaviour must differ (nothing runs in parallel,
//! time is virtual) the module says so.

#![no_implicit_prelude]

pub use ::std::*;

#[cfg(not(feature = "plain_cells"))]
pub mod cell;
pub mod collections;
pub mod hash;
pub mod hint;
mod macros;
#[doc(hidden)]
pub use ::grader::unsolved as __unsolved;
pub mod panic;
pub mod prelude;
pub mod sync;
pub mod thread;
pub mod time;
