//! Threads of a schedule: coroutines, what they wait for, and their stacks.

use super::objects::ObjectId;
use super::{Execution, Loc, ThreadId, with};
use crate::report::{Operation, Place};
use crate::tasks::Timer;
use corosensei::stack::DefaultStack;
use corosensei::{Coroutine, Yielder};
use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

/// As in std: what `thread::spawn` gives a thread. Only the pages a thread touches cost memory.
const STACK_BYTES: usize = 2 << 20;

/// How many threads can live at once, as an operating system has its limit, too.
pub const MAX_THREADS: usize = 128;

pub(super) type Fiber = Coroutine<(), (), (), DefaultStack>;

/// What ends a wait. Decides whether a blocked thread can run.
#[derive(Clone, Copy)]
pub enum Until<'a> {
    /// Nothing but the deadline.
    Deadline,
    /// Nobody holds the object.
    Free(ObjectId),
    /// Nobody holds the object for writing.
    FreeToRead(ObjectId),
    /// Nobody but this thread holds the object, and it only once: a reader that becomes the writer.
    Sole(ObjectId),
    /// This thread was notified, and nobody holds the object: a lock to be taken again.
    Notified(ObjectId),
    /// The thread has ended.
    Ended(ThreadId),
    /// This thread's park token is there.
    Token,
    /// The condition holds. It must not call into the kernel.
    Condition(&'a dyn Fn() -> bool),
}

/// A wait.
pub struct Waiting<'a> {
    /// What the thread is doing.
    pub operation: Operation,
    /// On what, if on an object.
    pub object: Option<ObjectId>,
    /// Where.
    pub place: Loc,
    /// What ends it.
    pub until: Until<'a>,
    /// The virtual time at which it ends in any case.
    pub deadline: Option<Duration>,
}

/// Whether a thread can run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ThreadState {
    /// It runs or could.
    Ready,
    /// It waits; see `Thread::waiting`.
    Blocked,
    /// It is over.
    Ended,
}

/// A panic that nobody has seen.
pub struct Panicked {
    /// When, in steps: the first one explains the others.
    pub at: u64,
    /// Its words.
    pub text: String,
    /// Where, if that is known.
    pub place: Option<Place>,
}

/// A thread of the schedule.
pub struct Thread {
    pub(crate) state: ThreadState,
    pub(super) fiber: Option<Fiber>,
    pub(super) yielder: *const Yielder<(), ()>,
    /// With the lifetime of its condition erased: it lives on the waiting thread's stack, which stands still.
    pub(crate) waiting: Option<Waiting<'static>>,
    pub(crate) timed_out: bool,
    pub(crate) notified: bool,
    /// The park token.
    pub token: bool,
    /// How many panics are unwinding it.
    pub panicking: u32,
    /// Its panic, if nobody has seen it by joining or catching.
    pub panicked: Option<Panicked>,
    /// When it last ran, in steps: who waited longest goes first when a turn is passed on.
    pub(super) last_ran: u64,
    /// How many times in a row it could have run when another one blocked, and did not.
    pub(super) passed_over: u32,
    /// Rounds of steps in a row in which it changed nothing.
    pub(super) idle_rounds: u32,
    /// Yields and naps in a row with nothing changed in between.
    pub(super) idle_yields: u32,
    /// Steps since it was switched to.
    pub(super) run_length: u32,
    /// Readings of the clock in a row.
    pub(super) clock_readings: u32,
    pub(crate) name: Option<String>,
    pub(crate) spawned: Option<Loc>,
    /// Whether it is an async task.
    pub is_task: bool,
    /// Where the task awaits: what it polled last and was not ready, if that has a place.
    pub(crate) awaits: Option<Loc>,
    /// What wakes it at a moment of virtual time.
    pub(crate) timers: Vec<Timer>,
    /// Values of `thread_local!`s, by the address of their key, in the order in which they were made.
    pub locals: Vec<(usize, Option<Box<dyn Any>>)>,
}

impl Thread {
    pub(super) fn new(name: Option<String>, spawned: Option<Loc>) -> Thread {
        Thread {
            state: ThreadState::Ready,
            fiber: None,
            yielder: std::ptr::null(),
            waiting: None,
            timed_out: false,
            notified: false,
            token: false,
            panicking: 0,
            panicked: None,
            last_ran: 0,
            passed_over: 0,
            idle_rounds: 0,
            idle_yields: 0,
            run_length: 0,
            clock_readings: 0,
            name,
            spawned,
            is_task: false,
            awaits: None,
            timers: Vec::new(),
            locals: Vec::new(),
        }
    }

    /// The name it was given by `thread::Builder`.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Whether the clock can end its wait.
    pub(super) fn can_time_out(&self) -> bool {
        self.state == ThreadState::Blocked && !self.timed_out && !self.notified
    }

    /// Whether it has ended.
    #[must_use]
    pub fn ended(&self) -> bool {
        self.state == ThreadState::Ended
    }
}

thread_local! {
    /// Stacks of ended threads, for the threads of later schedules: mapping 2 MiB costs more than a short schedule.
    static STACKS: RefCell<Vec<DefaultStack>> = const { RefCell::new(Vec::new()) };
}

fn stack() -> DefaultStack {
    STACKS.with_borrow_mut(Vec::pop).unwrap_or_else(|| {
        DefaultStack::new(STACK_BYTES).expect("no memory for the stack of another thread")
    })
}

pub(super) fn keep_stack(fiber: Fiber) {
    STACKS.with_borrow_mut(|stacks| stacks.push(fiber.into_stack()));
}

/// Takes the stack from a thread that will never go on. Its values are not dropped: they may be borrowed by other threads
/// that will not go on either, and their destructors would run explored code after the end.
pub(super) fn abandon(mut fiber: Fiber) {
    // Safety: nothing on the abandoned stack is used again; leaking its values is safe.
    unsafe { fiber.force_reset() };
    keep_stack(fiber);
}

pub(super) fn fiber(id: ThreadId, body: Box<dyn FnOnce()>) -> Fiber {
    Coroutine::with_stack(stack(), move |yielder: &Yielder<(), ()>, ()| {
        with(|x| x.threads[id].yielder = yielder);
        body();
        // std aborts the process here; for a learner a panic with its text is worth more.
        if catch_unwind(AssertUnwindSafe(|| drop_locals(id))).is_err() {
            super::stop(super::End::Panicked);
        }
        with(Execution::end_thread);
    })
}

/// Drops the values of the ending thread's `thread_local!`s, the youngest first; their destructors may make new ones.
fn drop_locals(id: ThreadId) {
    let next = || {
        with(|x| {
            x.threads[id]
                .locals
                .iter_mut()
                .rev()
                .find_map(|(_, value)| value.take())
        })
        .flatten()
    };
    while let Some(value) = next() {
        drop(value);
    }
}

/// Gives the OS thread back to the loop in `execution::run`, which resumes whoever was chosen.
pub(super) fn suspend() {
    let Some(yielder) = with(|x| x.threads[x.current].yielder) else {
        return;
    };
    // Safety: the yielder lives at the bottom of this coroutine's stack, as long as the coroutine does.
    unsafe { (*yielder).suspend(()) };
}
