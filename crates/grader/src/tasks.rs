//! Async tasks as threads of a schedule: each one polls its future until it is ready, and between two polls it waits to be woken.
//!
//! So tasks come with everything that threads have: the search chooses who goes on, time is virtual, and a task that nobody
//! will wake is found. In contrast to threads, tasks take turns in the order in which they became ready, as a runtime's queue
//! has it; any other order costs one preemption.

use crate::kernel::{self, Loc, ThreadId, Until, Value, Waiting, with};
use crate::report::Operation;
use std::cell::Cell;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

/// How many times in a row a task may wake itself before it counts as polling busily.
const SELF_WAKES: u32 = 1_000;

/// Whether a task has been woken since its last poll.
#[derive(Default)]
struct Woken(Cell<bool>);

// Safety: explored tasks share one OS thread.
unsafe impl Sync for Woken {}
// Safety: as above.
unsafe impl Send for Woken {}

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.set(true);
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.0.set(true);
    }
}

/// A task's end from outside.
#[derive(Clone, Default)]
pub struct Abort {
    asked: Arc<Cell<bool>>,
    woken: Arc<Woken>,
}

// Safety: as above.
unsafe impl Send for Abort {}
// Safety: as above.
unsafe impl Sync for Abort {}

impl Abort {
    /// Asks the task to end at its next turn.
    pub fn abort(&self) {
        self.asked.set(true);
        self.woken.0.set(true);
    }
}

/// Polls `future` until it is ready, letting others run while it is not.
///
/// # Panics
/// If the future is not ready and nobody explores.
pub fn block_on<F: Future>(future: F, place: Loc) -> F::Output {
    match run(future, place, &Abort::default()) {
        Some(output) => output,
        None => unreachable!("nobody can ask this future to end"),
    }
}

/// As [`block_on`], until `abort` asks it to end; then the future is dropped and there is no output.
pub fn run<F: Future>(future: F, place: Loc, abort: &Abort) -> Option<F::Output> {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::clone(&abort.woken));
    let mut in_a_row = 0;
    loop {
        if abort.asked.get() {
            return None;
        }
        abort.woken.0.set(false);
        awaits(None);
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
            return Some(output);
        }
        if abort.woken.0.get() {
            // It woke itself: at the end of the queue, like `yield_now`.
            in_a_row += 1;
            if in_a_row > SELF_WAKES {
                kernel::stop(kernel::End::Spins);
            }
            kernel::yield_point(awaited(place));
            continue;
        }
        in_a_row = 0;
        wait(&abort.woken, awaited(place));
    }
}

fn awaits(place: Option<Loc>) {
    with(|x| {
        let current = x.current;
        x.threads[current].awaits = place;
    });
}

/// Polls what the running task awaits at `place`: if it is not ready, that is where the task waits.
pub fn poll_at<T>(place: Loc, poll: impl FnOnce() -> Poll<T>) -> Poll<T> {
    let polled = poll();
    if polled.is_pending() {
        awaits(Some(place));
    }
    polled
}

/// Where the running task awaits; that of the whole task, if nothing better is known.
fn awaited(task: Loc) -> Loc {
    with(|x| x.threads[x.current].awaits)
        .flatten()
        .unwrap_or(task)
}

/// Waits until the task is woken; timers of this task that are due wake their wakers.
fn wait(woken: &Woken, place: Loc) {
    while !woken.0.get() {
        let deadline = with(|x| {
            x.threads[x.current]
                .timers
                .iter()
                .map(|timer| timer.deadline)
                .min()
        })
        .flatten();
        let until = Until::Condition(&|| woken.0.get());
        kernel::block(Waiting {
            operation: Operation::Await,
            object: None,
            place,
            until,
            deadline,
        });
        // Woken outside of the kernel's borrow: a waker may be anybody's code.
        let due = with(|x| {
            let (current, now) = (x.current, x.clock());
            x.threads[current]
                .timers
                .extract_if(.., |timer| timer.deadline <= now)
                .collect::<Vec<_>>()
        });
        due.into_iter()
            .flatten()
            .for_each(|timer| timer.waker.wake());
    }
}

/// Wakes a task at a moment of virtual time.
pub struct Timer {
    pub(crate) id: u64,
    pub(crate) deadline: Duration,
    pub(crate) waker: Waker,
}

thread_local! {
    static TIMERS: Cell<u64> = const { Cell::new(0) };
}

/// A new timer's number.
#[must_use]
pub fn timer_id() -> u64 {
    TIMERS.replace(TIMERS.get() + 1)
}

/// Sets the timer for the running task, anew if it was set.
pub fn set_timer(id: u64, deadline: Duration, waker: &Waker) {
    clear_timer(id);
    let timer = Timer {
        id,
        deadline,
        waker: waker.clone(),
    };
    with(|x| {
        let current = x.current;
        x.threads[current].timers.push(timer);
    });
}

/// Forgets the timer, whoever has set it.
pub fn clear_timer(id: u64) {
    let cleared = with(|x| {
        x.threads.iter_mut().find_map(|thread| {
            let index = thread.timers.iter().position(|timer| timer.id == id)?;
            Some(thread.timers.swap_remove(index))
        })
    });
    drop(cleared);
}

/// Moves the clock without waiting; who waited until then is woken.
pub fn advance(duration: Duration) {
    with(|x| x.advance_clock(x.clock() + duration));
}

/// The virtual time, which only waiting and [`advance`] move.
#[must_use]
pub fn now() -> Duration {
    with(|x| x.clock()).unwrap_or_default()
}

/// Starts a task. `body` must not unwind. `None` if there are too many.
#[must_use]
pub fn spawn(place: Loc, body: Box<dyn FnOnce()>) -> Option<ThreadId> {
    let id = kernel::spawn(None, place, body)?;
    with(|x| x.threads[id].is_task = true);
    Some(id)
}

/// Records what the running task did at `place`; a scheduling point comes first, since another worker of a runtime with several
/// threads could come in between.
pub fn step(operation: Operation, place: Loc, value: Value) {
    kernel::point(place);
    kernel::record(operation, None, place, value);
}
