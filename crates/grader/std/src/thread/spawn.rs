//! Starting and joining threads.

use super::{Result, Scope, ScopedJoinHandle, Thread};
use ::grader::kernel::{self, Loc};
use ::grader::raw;
use ::std::cell::Cell;
use ::std::fmt;
use ::std::io;
use ::std::panic::{AssertUnwindSafe, Location};
use ::std::prelude::rust_2024::*;
use ::std::sync::Arc;

/// Where a thread leaves what it returned.
pub(super) struct Packet<T>(Cell<Option<Result<T>>>);

// Safety: explored threads share one OS thread.
unsafe impl<T: Send> Sync for Packet<T> {}
// Safety: as above.
unsafe impl<T: Send> Send for Packet<T> {}

/// A started thread: what a join handle, scoped or not, is made of.
pub(super) struct Started<T> {
    pub(super) thread: Thread,
    packet: Arc<Packet<T>>,
}

impl<T> Started<T> {
    pub(super) fn join(self, place: Loc) -> Result<T> {
        raw::join(self.thread.id().0, place);
        self.packet
            .0
            .take()
            .expect("a joined thread has left its result")
    }

    pub(super) fn is_finished(&self, place: Loc) -> bool {
        kernel::point(place);
        let id = self.thread.id().0;
        kernel::with(|x| {
            let ended = x.threads[id].ended();
            if ended {
                x.learn_from(id);
            }
            ended
        })
        .unwrap_or(true)
    }
}

/// Starts a thread.
///
/// # Safety
/// What `f` borrows must live until the thread has ended.
pub(super) unsafe fn start<'a, F, T>(
    name: Option<String>,
    place: Loc,
    f: F,
) -> io::Result<Started<T>>
where
    F: FnOnce() -> T + 'a,
    T: 'a,
{
    let packet = Arc::new(Packet(Cell::new(None)));
    let theirs = Arc::clone(&packet);
    let shown = name.clone();
    let body: Box<dyn FnOnce() + 'a> = Box::new(move || {
        // As in std: a panic ends this thread only, and `join` hands it over.
        let result = ::std::panic::catch_unwind(AssertUnwindSafe(f));
        if let Err(payload) = &result {
            kernel::died(&**payload);
        }
        theirs.0.set(Some(result));
    });
    // Safety: the caller's promise; the body is dropped when the thread ends.
    let body = unsafe {
        ::std::mem::transmute::<Box<dyn FnOnce() + 'a>, Box<dyn FnOnce() + 'static>>(body)
    };
    let id = kernel::spawn(name, place, body).ok_or_else(|| {
        io::Error::new(
            io::ErrorKind::WouldBlock,
            ::std::format!("more than {} threads at once", kernel::MAX_THREADS),
        )
    })?;
    Ok(Started {
        thread: Thread::new(id, shown.as_deref()),
        packet,
    })
}

/// `std::thread::JoinHandle`.
pub struct JoinHandle<T>(Started<T>);

impl<T> JoinHandle<T> {
    /// `JoinHandle::thread`.
    #[must_use]
    pub fn thread(&self) -> &Thread {
        &self.0.thread
    }

    /// `JoinHandle::join`.
    ///
    /// # Errors
    /// The payload of the thread's panic.
    #[track_caller]
    pub fn join(self) -> Result<T> {
        self.0.join(Location::caller())
    }

    /// `JoinHandle::is_finished`.
    #[track_caller]
    pub fn is_finished(&self) -> bool {
        self.0.is_finished(Location::caller())
    }
}

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinHandle").finish_non_exhaustive()
    }
}

/// `std::thread::spawn`.
///
/// # Panics
/// With more threads than the exploration allows.
#[track_caller]
pub fn spawn<F, T>(f: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    Builder::new().spawn(f).expect("failed to spawn thread")
}

/// `std::thread::Builder`.
#[derive(Debug, Default)]
#[must_use = "must eventually spawn the thread"]
pub struct Builder {
    name: Option<String>,
}

impl Builder {
    /// `Builder::new`.
    pub fn new() -> Builder {
        Builder::default()
    }

    /// `Builder::name`.
    pub fn name(mut self, name: String) -> Builder {
        self.name = Some(name);
        self
    }

    /// `Builder::stack_size`; explored threads all have std's default of 2 MiB.
    pub fn stack_size(self, _: usize) -> Builder {
        self
    }

    /// `Builder::spawn`.
    ///
    /// # Errors
    /// With more threads than the exploration allows.
    #[track_caller]
    pub fn spawn<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        // Safety: `f` borrows nothing.
        unsafe { self.spawn_unchecked(f) }
    }

    /// `Builder::spawn_unchecked`.
    ///
    /// # Safety
    /// As for std's: what `f` borrows must live until the thread has ended.
    ///
    /// # Errors
    /// With more threads than the exploration allows.
    #[track_caller]
    pub unsafe fn spawn_unchecked<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send,
        T: Send,
    {
        // Safety: the caller's promise.
        unsafe { start(self.name, Location::caller(), f) }.map(JoinHandle)
    }

    /// `Builder::spawn_scoped`.
    ///
    /// # Errors
    /// With more threads than the exploration allows.
    #[track_caller]
    pub fn spawn_scoped<'scope, 'env, F, T>(
        self,
        scope: &'scope Scope<'scope, 'env>,
        f: F,
    ) -> io::Result<ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        scope.start(self.name, Location::caller(), f)
    }
}

// Safety: explored threads share one OS thread. As in std, whatever the thread returns: only who joins gets it.
unsafe impl<T> Send for JoinHandle<T> {}
// Safety: as above.
unsafe impl<T> Sync for JoinHandle<T> {}
// As in std.
impl<T> ::std::panic::UnwindSafe for JoinHandle<T> {}
impl<T> ::std::panic::RefUnwindSafe for JoinHandle<T> {}
