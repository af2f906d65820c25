//! Scoped threads: the scope waits for them all, so they may borrow.

use super::spawn::{Started, start};
use super::{Result, Thread};
use crate::panic::resume_unwind;
use ::grader::kernel::{self, Loc};
use ::grader::raw;
use ::std::cell::RefCell;
use ::std::fmt;
use ::std::io;
use ::std::marker::PhantomData;
use ::std::panic::{AssertUnwindSafe, Location, RefUnwindSafe, catch_unwind};
use ::std::prelude::rust_2024::*;

/// `std::thread::Scope`.
pub struct Scope<'scope, 'env: 'scope> {
    threads: RefCell<Vec<kernel::ThreadId>>,
    scope: PhantomData<&'scope mut &'scope ()>,
    env: PhantomData<&'env mut &'env ()>,
}

// Safety: explored threads share one OS thread.
unsafe impl Sync for Scope<'_, '_> {}
impl RefUnwindSafe for Scope<'_, '_> {}

/// `std::thread::scope`.
///
/// # Panics
/// If `f` panics, or a scoped thread does and nobody joins it.
#[track_caller]
pub fn scope<'env, F, T>(f: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let place = Location::caller();
    let scope = Scope {
        threads: RefCell::default(),
        scope: PhantomData,
        env: PhantomData,
    };
    let result = catch_unwind(AssertUnwindSafe(|| f(&scope)));
    if result.is_err() {
        // Held back until the scope's threads have ended.
        kernel::set_aside();
    }
    let mut done = 0;
    loop {
        // A thread of the scope may start further ones while we wait for it.
        let rest = scope.threads.borrow()[done..].to_vec();
        if rest.is_empty() {
            break;
        }
        raw::join_all(&rest, place);
        done += rest.len();
    }
    let unseen = |id: &kernel::ThreadId| {
        kernel::with(|x| x.threads[*id].panicked.is_some()).unwrap_or(false)
    };
    match result {
        Err(payload) => resume_unwind(payload),
        Ok(_) if scope.threads.borrow().iter().any(unseen) => {
            ::std::panic!("a scoped thread panicked")
        }
        Ok(value) => value,
    }
}

impl<'scope> Scope<'scope, '_> {
    /// `Scope::spawn`.
    ///
    /// # Panics
    /// With more threads than the exploration allows.
    #[track_caller]
    pub fn spawn<F, T>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        self.start(None, Location::caller(), f)
            .expect("failed to spawn thread")
    }

    pub(super) fn start<F, T>(
        &'scope self,
        name: Option<String>,
        place: Loc,
        f: F,
    ) -> io::Result<ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        // Safety: `scope` does not return before all threads of the scope have ended.
        let started = unsafe { start(name, place, f) }?;
        self.threads.borrow_mut().push(started.thread.id().0);
        Ok(ScopedJoinHandle {
            started,
            scope: PhantomData,
        })
    }
}

impl fmt::Debug for Scope<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scope")
            .field("num_running_threads", &self.threads.borrow().len())
            .finish_non_exhaustive()
    }
}

/// `std::thread::ScopedJoinHandle`.
pub struct ScopedJoinHandle<'scope, T> {
    started: Started<T>,
    scope: PhantomData<&'scope ()>,
}

impl<T> ScopedJoinHandle<'_, T> {
    /// `ScopedJoinHandle::thread`.
    #[must_use]
    pub fn thread(&self) -> &Thread {
        &self.started.thread
    }

    /// `ScopedJoinHandle::join`.
    ///
    /// # Errors
    /// The payload of the thread's panic.
    #[track_caller]
    pub fn join(self) -> Result<T> {
        self.started.join(Location::caller())
    }

    /// `ScopedJoinHandle::is_finished`.
    #[track_caller]
    pub fn is_finished(&self) -> bool {
        self.started.is_finished(Location::caller())
    }
}

impl<T> fmt::Debug for ScopedJoinHandle<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ScopedJoinHandle").finish_non_exhaustive()
    }
}
