//! `tokio::task`.

mod error;
mod handle;
mod id;
mod set;

pub use error::JoinError;
pub use handle::{AbortHandle, JoinHandle};
pub use id::{Id, id, try_id};
pub use set::JoinSet;

use grader::kernel::{Loc, Value};
use grader::report::Operation;
use grader::tasks::{self, Abort};
use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, Location, catch_unwind};
use std::rc::Rc;
use std::task::{Poll, Waker};

/// Where a task leaves its result, and who waits for it.
struct Packet<T> {
    result: RefCell<Option<Result<T, JoinError>>>,
    ended: Cell<bool>,
    waiter: RefCell<Option<Waker>>,
}

impl<T> Packet<T> {
    fn leave(&self, result: Result<T, JoinError>) {
        *self.result.borrow_mut() = Some(result);
        self.ended.set(true);
        if let Some(waiter) = self.waiter.take() {
            waiter.wake();
        }
    }
}

/// Starts a thread of the schedule that runs `body` and leaves what it gives; `None` stands for an aborted one.
fn start<T: 'static>(
    place: Loc,
    abort: Abort,
    body: impl FnOnce(&Abort) -> Option<T> + 'static,
) -> JoinHandle<T> {
    let packet = Rc::new(Packet {
        result: RefCell::new(None),
        ended: Cell::new(false),
        waiter: RefCell::new(None),
    });
    let (theirs, their_abort) = (Rc::clone(&packet), abort.clone());
    let body = move || {
        let id = id();
        let result = match catch_unwind(AssertUnwindSafe(|| body(&their_abort))) {
            Ok(Some(value)) => Ok(value),
            Ok(None) => Err(JoinError::cancelled(id)),
            Err(payload) => {
                grader::kernel::died(&*payload);
                Err(JoinError::panicked(id, payload))
            }
        };
        theirs.leave(result);
    };
    let id = tasks::spawn(place, Box::new(body)).expect("more tasks than the exploration allows");
    JoinHandle::new(packet, abort, id)
}

/// `tokio::spawn`.
///
/// # Panics
/// With more tasks than the exploration allows.
#[track_caller]
pub fn spawn<F>(future: F) -> JoinHandle<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    spawn_local(future)
}

/// `tokio::task::spawn_local`.
///
/// # Panics
/// With more tasks than the exploration allows.
#[track_caller]
pub fn spawn_local<F>(future: F) -> JoinHandle<F::Output>
where
    F: Future + 'static,
    F::Output: 'static,
{
    let place = Location::caller();
    start(place, Abort::default(), move |abort| {
        tasks::run(future, place, abort)
    })
}

/// `tokio::task::spawn_blocking`.
///
/// # Panics
/// With more tasks than the exploration allows.
#[track_caller]
pub fn spawn_blocking<F, R>(f: F) -> JoinHandle<R>
where
    F: FnOnce() -> R + Send + 'static,
    R: Send + 'static,
{
    let handle = start(Location::caller(), Abort::default(), move |_| Some(f()));
    // A thread of its own, which may block; and once started it cannot be aborted.
    grader::kernel::with(|x| x.threads[handle.id].is_task = false);
    handle
}

/// `tokio::task::block_in_place`.
pub fn block_in_place<F: FnOnce() -> R, R>(f: F) -> R {
    f()
}

/// `tokio::task::yield_now`.
#[track_caller]
pub fn yield_now() -> impl Future<Output = ()> {
    let place = Location::caller();
    let mut yielded = false;
    poll_fn(move |context| {
        if yielded {
            return Poll::Ready(());
        }
        yielded = true;
        tasks::step(Operation::Yield, place, Value::None);
        context.waker().wake_by_ref();
        Poll::Pending
    })
}

/// `tokio::task::unconstrained`.
pub fn unconstrained<F: Future>(future: F) -> F {
    future
}
