//! `std::hint`: a spinning thread gives up its turn, so that a legal busy wait ends.

use ::grader::kernel::yield_point;
pub use ::std::hint::*;
use ::std::panic::Location;

/// `std::hint::spin_loop`.
#[track_caller]
pub fn spin_loop() {
    yield_point(Location::caller());
}
