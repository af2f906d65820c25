//! Which place in the source stands for a step.

use crate::kernel::Loc;

/// The caller's place, unless that is inside Rust's own library, as for `next` when an adapter calls it: then `otherwise`.
#[must_use]
pub fn place_outside_library(caller: Loc, otherwise: Loc) -> Loc {
    let file = caller.file();
    if file.starts_with("/rustc/") || file.contains("/rustlib/src/rust/library/") {
        otherwise
    } else {
        caller
    }
}
