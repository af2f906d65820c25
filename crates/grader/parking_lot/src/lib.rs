//! A stand-in for parking_lot 0.13, explored: its locks, guards and condition variables with their whole API, except what optional
//! features add. The raw locks below them implement the traits of the real `lock_api`.
//!
//! Unlike the real ones, the locks are no types of `lock_api`: those do not know where they are made, nor what else lies around a
//! raw lock in a `static`.
//!
//! Time-outs go by the virtual clock of the stand-in for std.

mod condvar;
mod guard;
mod mutex;
mod once;
mod raw_mutex;
mod raw_rwlock;
mod remutex;
mod rwlock;
mod time;

pub use condvar::{Condvar, RawCondvar, WaitTimeoutResult};
pub use lock_api;
pub use mutex::{
    FairMutex, FairMutexGuard, MappedFairMutexGuard, MappedMutexGuard, Mutex, MutexGuard,
};
pub use once::{Once, OnceState};
pub use raw_mutex::{RawFairMutex, RawMutex, RawThreadId};
pub use raw_rwlock::{RawRwLock, RawRwLockRecursive};
pub use remutex::{MappedReentrantMutexGuard, ReentrantMutex, ReentrantMutexGuard};
pub use rwlock::{
    MappedRecursiveRwLockReadGuard, MappedRecursiveRwLockWriteGuard, MappedRwLockReadGuard,
    MappedRwLockWriteGuard, RecursiveRwLock, RecursiveRwLockReadGuard,
    RecursiveRwLockUpgradableReadGuard, RecursiveRwLockWriteGuard, RwLock, RwLockReadGuard,
    RwLockUpgradableReadGuard, RwLockWriteGuard,
};
