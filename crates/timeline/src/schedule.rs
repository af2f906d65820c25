//! A schedule as data, for whoever draws it in another way than [`text`](crate::text) and [`svg`](crate::svg) do.

pub use crate::layout::{Cell, cell, sentence, steps};
