//! The world in which explored code runs: threads that are coroutines on one OS thread, objects, a virtual clock, and the one
//! place where it is decided who goes on.
//!
//! Explored code calls in from the stand-ins (`explored-std` and its siblings): [`point`] before every visible operation,
//! [`block`] where it has to wait. What is *not* here: which choice is made (that is `search`) and what a failure
//! means (that is `diagnose`).
//!
//! The fact one would miss: nothing runs in parallel. A schedule is completely described by the list of choices made, so the
//! same choices give the same run. That is also why the stand-ins may keep their state in plain cells.

mod clocks;
mod execution;
mod history;
mod objects;
mod panics;
mod races;
mod statics;
mod threads;
mod turns;

pub use execution::{Choice, Chooser, End, Execution, MAX_STEPS, Need, What};
pub use history::{RawStep, Value};
pub use objects::{Handle, ObjectId};
pub use panics::{PanicHook, caught, died, panicking, replace_panic_hook, resumed, set_aside};
pub(crate) use races::{Look, Suspicion};
pub use threads::{MAX_THREADS, Until, Waiting};

pub(crate) use execution::{Settings, forget_statics, run};
pub(crate) use history::{Trace, place, replay_choices, replay_text, to_history};
pub(crate) use panics::install_hook;
pub(crate) use threads::{Thread, ThreadState};

use crate::guard;
use crate::report::Operation;
use std::cell::{Cell, RefCell};
use std::panic::Location;
use std::time::Duration;

/// A place in the source of explored code.
pub type Loc = &'static Location<'static>;

/// The number of a thread of the running schedule; 0 runs the case.
pub type ThreadId = usize;

thread_local! {
    static EXECUTION: Cell<*const RefCell<Execution>> = const { Cell::new(std::ptr::null()) };
}

/// Runs `f` on the schedule that is being explored on this OS thread; `None` outside of one.
///
/// # Panics
/// When called from within itself, or from a condition given to [`Until::Condition`].
pub fn with<R>(f: impl FnOnce(&mut Execution) -> R) -> Option<R> {
    let execution = EXECUTION.get();
    if execution.is_null() {
        return None;
    }
    // Safety: `run` sets the pointer to an execution which outlives it, and clears it before that is dropped.
    let mut execution = unsafe { &*execution }.borrow_mut();
    if guard::is_on() {
        execution.collect();
    }
    Some(f(&mut execution))
}

/// True while this OS thread explores.
#[must_use]
pub fn exploring() -> bool {
    !EXECUTION.get().is_null()
}

/// The number of the running thread, 0 outside of an exploration.
#[must_use]
pub fn me() -> ThreadId {
    with(|x| x.current).unwrap_or(0)
}

/// A scheduling point: others may come first. Call it before each operation that another thread can observe.
///
/// While a thread unwinds it is not preempted: a panic's way out is one step.
pub fn point(place: Loc) {
    let switch = with(|x| {
        x.step(place);
        if x.threads[x.current].panicking > 0 {
            return false;
        }
        x.pass_on(false, place)
    });
    if switch == Some(true) {
        threads::suspend();
    }
}

/// A scheduling point at which this thread asks to be passed over (`yield_now`, `spin_loop`): if anyone else can run, they do.
pub fn yield_point(place: Loc) {
    let switch = with(|x| {
        x.step(place);
        x.record(Operation::Yield, None, place, Value::None);
        x.pass_on(true, place)
    });
    if switch == Some(true) {
        threads::suspend();
    }
}

/// Waits until `waiting.until` holds or the deadline passes; true if it holds, false if the time was up.
///
/// Records the beginning of the wait, not its end: what follows is the operation's own step.
///
/// # Panics
/// Outside of an exploration, where nobody could end the wait.
pub fn block(waiting: Waiting<'_>) -> bool {
    let place = waiting.place;
    let switch = with(|x| {
        x.step(place);
        x.block(waiting)
    });
    match switch {
        None => panic!("a wait outside of an exploration would never end ({place})"),
        Some(true) => threads::suspend(),
        Some(false) => {}
    }
    with(Execution::unblock).unwrap_or(true)
}

/// Records what the running thread did.
pub fn record(operation: Operation, object: Option<ObjectId>, place: Loc, value: Value) {
    with(|x| x.record(operation, object, place, value));
}

/// Lets the search choose one of `count` possibilities. The first one is free, each other one costs a preemption.
///
/// Returns 0 outside of an exploration.
#[must_use]
pub fn choose(count: usize) -> usize {
    with(|x| x.choose(count)).unwrap_or(0)
}

/// Whether something shall now happen for no reason, as a wait that wakes although nobody notified, or a weak compare-and-swap
/// that fails: at most once in a schedule, at the price of a preemption.
#[must_use]
pub fn happens_spuriously() -> bool {
    with(|x| {
        if x.spurious_left == 0 || x.choose(2) == 0 {
            return false;
        }
        x.spurious_left -= 1;
        true
    })
    .unwrap_or(false)
}

/// The virtual time since the start of the schedule; each reading moves it on, faster and faster while a thread does nothing
/// but read it, so that a loop which waits for a moment gets there.
#[must_use]
pub fn now() -> Duration {
    with(Execution::read_clock).unwrap_or_default()
}

/// The virtual time at which `timeout` from now is over. `None` if it never is: a time-out that std could not represent.
#[must_use]
pub fn deadline_after(timeout: Duration) -> Option<Duration> {
    const END_OF_TIME: Duration = Duration::from_secs(i64::MAX as u64);
    with(|x| x.clock())
        .unwrap_or_default()
        .checked_add(timeout)
        .filter(|deadline| *deadline < END_OF_TIME)
}

/// The same as [`now`] for code that decides by what it sees (`Instant::now`): at the price of a preemption, much time has passed.
#[must_use]
pub fn look_at_clock() -> Duration {
    with(Execution::look_at_clock).unwrap_or_default()
}

/// Starts a thread; it can run from the next scheduling point on. `body` must not unwind. `None` if there are
/// [`MAX_THREADS`] that do not end when they are given the chance.
///
/// # Panics
/// Outside of an exploration.
#[must_use]
pub fn spawn(name: Option<String>, place: Loc, body: Box<dyn FnOnce()>) -> Option<ThreadId> {
    let is_full = || with(|x| x.is_full()).expect("threads are spawned only while exploring");
    for _ in 0..MAX_THREADS {
        if !is_full() {
            break;
        }
        yield_point(place);
    }
    if is_full() {
        return None;
    }
    with(|x| {
        x.step(place);
        let id = x.spawn(name, Some(place), body);
        x.record(Operation::Spawn, None, place, Value::Number(id as i128));
        id
    })
}

/// Ends the schedule for good: the running thread never goes on.
pub fn stop(end: End) -> ! {
    with(|x| {
        x.end.get_or_insert(end);
    });
    threads::suspend();
    unreachable!("a stopped schedule is never resumed")
}
