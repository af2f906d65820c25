//! `std::hint`, with loom's spinning.

pub use ::std::hint::*;

/// `std::hint::spin_loop`.
pub fn spin_loop() {
    grader::memory_order::before_operation();
    loom::hint::spin_loop();
}
