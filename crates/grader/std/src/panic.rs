//! `std::panic`: panics are counted per explored thread, see `grader::kernel`.

use ::grader::kernel;
pub use ::std::panic::*;
use ::std::prelude::rust_2024::*;
use ::std::{any::Any, thread::Result};

/// `std::panic::catch_unwind`.
///
/// # Errors
/// The payload, if `f` panics.
pub fn catch_unwind<F: FnOnce() -> R + UnwindSafe, R>(f: F) -> Result<R> {
    let result = ::std::panic::catch_unwind(f);
    if result.is_err() {
        kernel::caught();
    }
    result
}

/// `std::panic::resume_unwind`.
pub fn resume_unwind(payload: Box<dyn Any + Send>) -> ! {
    kernel::resumed(&*payload);
    ::std::panic::resume_unwind(payload)
}

/// `std::panic::set_hook`: the hook is dropped and never called, since panics of explored code are told by the verdict.
pub fn set_hook(hook: Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>) {
    drop(hook);
}

/// `std::panic::take_hook`: a hook that does nothing.
#[must_use]
pub fn take_hook() -> Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static> {
    Box::new(|_| {})
}
