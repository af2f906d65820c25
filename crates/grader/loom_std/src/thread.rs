//! `std::thread`, over loom. A panic ends the case, so nobody sees the `Err` of a join.

use grader::memory_order::{before_operation, begin, note, note_spawn, waiting};
use grader::report::Operation;
use std::cell::{Cell, RefCell};
use std::fmt;
use std::io;
use std::marker::PhantomData;
use std::panic::Location;
use std::rc::Rc;

pub use loom::thread::{LocalKey, Thread, ThreadId, current};
pub use std::thread::{Result, panicking};

/// loom's handle, until somebody joins the thread.
type Inner = Rc<Cell<Option<loom::thread::JoinHandle<()>>>>;

/// A started thread: what a join handle, scoped or not, is made of. loom's threads share one OS thread, hence `Rc`.
struct Started<T> {
    number: usize,
    thread: Thread,
    inner: Inner,
    result: Rc<Cell<Option<T>>>,
}

// Safety: loom's threads share one OS thread.
unsafe impl<T> Send for Started<T> {}
// Safety: as above.
unsafe impl<T> Sync for Started<T> {}

impl<T> Started<T> {
    #[track_caller]
    fn join(self) -> Result<T> {
        join(self.number, &self.inner);
        Ok(self
            .result
            .take()
            .expect("a thread that ended has a result"))
    }
}

#[track_caller]
fn join(number: usize, inner: &Inner) {
    if let Some(inner) = inner.take() {
        let place = Location::caller();
        let joined = waiting(Operation::Join, None, Some(number), place, || inner.join());
        joined.expect("a panic ends the case");
    }
}

/// What a thread runs.
struct Body(Box<dyn FnOnce()>);

// Safety: loom's threads share one OS thread.
unsafe impl Send for Body {}

impl Body {
    fn run(self) {
        (self.0)();
    }
}

/// Starts a thread.
///
/// # Safety
/// What `f` borrows must live until the thread has ended.
#[track_caller]
unsafe fn start<'a, F, T>(name: Option<String>, f: F) -> Started<T>
where
    F: FnOnce() -> T + 'a,
    T: 'a,
{
    let place = Location::caller();
    before_operation();
    let number = note_spawn(place, name.clone());
    let result = Rc::new(Cell::new(None));
    let theirs = Rc::clone(&result);
    let body: Box<dyn FnOnce() + 'a> = Box::new(move || {
        begin(number);
        let value = f();
        before_operation();
        note(Operation::End, None, place, None);
        theirs.set(Some(value));
    });
    // Safety: the caller's promise.
    let body =
        unsafe { std::mem::transmute::<Box<dyn FnOnce() + 'a>, Box<dyn FnOnce() + 'static>>(body) };
    let mut builder = loom::thread::Builder::new();
    if let Some(name) = name {
        builder = builder.name(name);
    }
    let body = Body(body);
    let inner = builder.spawn(move || body.run()).expect("loom starts it");
    Started {
        number,
        thread: inner.thread().clone(),
        inner: Rc::new(Cell::new(Some(inner))),
        result,
    }
}

/// `std::thread::spawn`.
///
/// # Panics
/// With more threads than loom can model (4).
#[track_caller]
pub fn spawn<F, T>(f: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    Builder::new().spawn(f).expect("loom starts it")
}

/// `std::thread::JoinHandle`.
pub struct JoinHandle<T>(Started<T>);

impl<T> JoinHandle<T> {
    /// `JoinHandle::join`.
    ///
    /// # Errors
    /// Never.
    #[track_caller]
    pub fn join(self) -> Result<T> {
        self.0.join()
    }

    /// `JoinHandle::thread`.
    #[must_use]
    pub fn thread(&self) -> &Thread {
        &self.0.thread
    }
}

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinHandle").finish_non_exhaustive()
    }
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

    /// `Builder::spawn`.
    ///
    /// # Errors
    /// Never.
    #[track_caller]
    pub fn spawn<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        // Safety: `f` borrows nothing.
        Ok(JoinHandle(unsafe { start(self.name, f) }))
    }

    /// `Builder::spawn_scoped`.
    ///
    /// # Errors
    /// Never.
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
        // Safety: `scope` does not return before all threads of the scope have ended.
        let started = unsafe { start(self.name, f) };
        let mut threads = scope.threads.borrow_mut();
        threads.push((started.number, Rc::clone(&started.inner)));
        Ok(ScopedJoinHandle {
            started,
            scope: PhantomData,
        })
    }
}

/// `std::thread::Scope`.
pub struct Scope<'scope, 'env: 'scope> {
    threads: RefCell<Vec<(usize, Inner)>>,
    scope: PhantomData<&'scope mut &'scope ()>,
    env: PhantomData<&'env mut &'env ()>,
}

// Safety: loom's threads share one OS thread.
unsafe impl Sync for Scope<'_, '_> {}

/// `std::thread::scope`.
#[track_caller]
pub fn scope<'env, F, T>(f: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let scope = Scope {
        threads: RefCell::default(),
        scope: PhantomData,
        env: PhantomData,
    };
    // If it panics, the case ends here.
    let result = f(&scope);
    // A thread of the scope may start further ones while we wait for it.
    loop {
        let next = scope.threads.borrow_mut().pop();
        let Some((number, inner)) = next else { break };
        join(number, &inner);
    }
    result
}

impl<'scope> Scope<'scope, '_> {
    /// `Scope::spawn`.
    ///
    /// # Panics
    /// With more threads than loom can model (4).
    #[track_caller]
    pub fn spawn<F, T>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        let spawned = Builder::new().spawn_scoped(self, f);
        spawned.expect("loom starts it")
    }
}

impl fmt::Debug for Scope<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scope").finish_non_exhaustive()
    }
}

/// `std::thread::ScopedJoinHandle`.
pub struct ScopedJoinHandle<'scope, T> {
    started: Started<T>,
    scope: PhantomData<&'scope ()>,
}

impl<T> ScopedJoinHandle<'_, T> {
    /// `ScopedJoinHandle::join`.
    ///
    /// # Errors
    /// Never.
    #[track_caller]
    pub fn join(self) -> Result<T> {
        self.started.join()
    }

    /// `ScopedJoinHandle::thread`.
    #[must_use]
    pub fn thread(&self) -> &Thread {
        &self.started.thread
    }
}

impl<T> fmt::Debug for ScopedJoinHandle<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ScopedJoinHandle").finish_non_exhaustive()
    }
}

/// `std::thread::park`.
#[track_caller]
pub fn park() {
    waiting(
        Operation::Park,
        None,
        None,
        Location::caller(),
        loom::thread::park,
    );
}

/// `std::thread::yield_now`.
#[track_caller]
pub fn yield_now() {
    before_operation();
    loom::thread::yield_now();
    note(Operation::Yield, None, Location::caller(), None);
}
