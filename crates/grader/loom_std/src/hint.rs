//! `std::hint`, with loom's spinning.

pub use ::std::hint::*;
pub use loom::hint::spin_loop;
