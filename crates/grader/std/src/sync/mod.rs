//! `std::sync`, explored.

mod condvar;
mod mutex;
mod poison;

pub mod atomic;

pub use ::std::sync::{Arc, LockResult, PoisonError, TryLockError, TryLockResult, Weak};
pub use condvar::{Condvar, WaitTimeoutResult};
pub use mutex::{Mutex, MutexGuard};
