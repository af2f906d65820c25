//! `std::panic`: panics are counted per explored thread, see `grader::kernel`.

use ::grader::kernel;
pub use ::std::panic::*;
use ::std::prelude::rust_2024::*;
use ::std::{any::Any, sync::Arc, thread::Result};

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

/// `std::panic::set_hook`, for the rest of the schedule.
///
/// # Panics
/// On a panicking thread.
pub fn set_hook(hook: Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>) {
    refuse_while_panicking();
    kernel::replace_panic_hook(Some(Arc::from(hook)));
}

/// `std::panic::take_hook`. The default hook does nothing, since panics of explored code are told by the verdict.
///
/// # Panics
/// On a panicking thread.
#[must_use]
pub fn take_hook() -> Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static> {
    refuse_while_panicking();
    match kernel::replace_panic_hook(None) {
        Some(hook) => Box::new(move |info| hook(info)),
        None => Box::new(|_| {}),
    }
}

fn refuse_while_panicking() {
    ::std::assert!(
        !kernel::panicking(),
        "cannot modify the panic hook from a panicking thread"
    );
}
