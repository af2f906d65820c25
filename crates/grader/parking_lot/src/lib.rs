//! A stand-in for parking_lot 0.13, explored: its locks, guards and condition variables with their whole API, except what reaches
//! below it (`lock_api`, the raw locks) and what optional features add.
//!
//! Time-outs go by the virtual clock of the stand-in for std.

mod condvar;
mod guard;
mod mutex;
mod once;
mod remutex;
mod rwlock;
mod time;

pub use condvar::{Condvar, WaitTimeoutResult};
pub use mutex::{
    FairMutex, FairMutexGuard, MappedFairMutexGuard, MappedMutexGuard, Mutex, MutexGuard,
};
pub use once::{Once, OnceState};
pub use remutex::{MappedReentrantMutexGuard, ReentrantMutex, ReentrantMutexGuard};
pub use rwlock::{
    MappedRecursiveRwLockReadGuard, MappedRecursiveRwLockWriteGuard, MappedRwLockReadGuard,
    MappedRwLockWriteGuard, RecursiveRwLock, RecursiveRwLockReadGuard,
    RecursiveRwLockUpgradableReadGuard, RecursiveRwLockWriteGuard, RwLock, RwLockReadGuard,
    RwLockUpgradableReadGuard, RwLockWriteGuard,
};
