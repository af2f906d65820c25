//! What code can rely on in std, said once for the real one and for the stand-in: the public API of the parts that are replaced,
//! with one thread, and with two in simple ways. `cases!` is given by the file that includes this one.

// The detour is the test: each way that the API offers is to be taken.
#![allow(
    clippy::for_kv_map,
    clippy::into_iter_on_ref,
    clippy::iter_count,
    clippy::iter_kv_map,
    clippy::readonly_write_lock,
    clippy::useless_vec
)]

mod atomics;
mod barrier;
mod cells;
mod collections;
mod condvar;
mod general;
mod lazy;
mod mpsc;
mod mutex;
mod once;
mod rw_lock;
mod statics;
mod thread_locals;
mod threads;
mod time;

use std::panic::{AssertUnwindSafe, catch_unwind};

/// The message with which `f` panics.
fn panic_message(f: impl FnOnce()) -> String {
    let payload = catch_unwind(AssertUnwindSafe(f)).expect_err("it should panic");
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => (*payload.downcast::<&str>().expect("a text")).to_owned(),
    }
}

fn is_send<T: ?Sized + Send>() {}
fn is_sync<T: ?Sized + Sync>() {}
fn is_unwind_safe<T: ?Sized + std::panic::UnwindSafe + std::panic::RefUnwindSafe>() {}
