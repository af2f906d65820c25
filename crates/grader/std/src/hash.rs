//! `std::hash`, with a `RandomState` that is the same in every run.

pub use crate::collections::hash_map::RandomState;
pub use ::std::hash::*;
