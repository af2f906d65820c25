//! What a grading child tells the runner: facts, never sentences.
//!
//! The child explores; the runner, in another process, turns these facts into messages in the reader's language and into a
//! timeline. One [`CaseReport`] is written as one JSON line when its case ends, so that a child which dies in a later case
//! has still reported the earlier ones.

use serde::{Deserialize, Serialize};

/// How a case ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Every explored schedule kept what the case requires.
    Passed,
    /// Some schedule broke it.
    Failed,
    /// The learner's `todo!()` was reached.
    Unsolved,
}

/// The closed set of diagnoses (see the contract of the verdict in CONTRIBUTING.md).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Diagnosis {
    /// A cycle of threads, each holding what the next one wants.
    Deadlock,
    /// A wait that nobody is left to end.
    WaitsForever,
    /// A value differs from the required one.
    WrongResult,
    /// A condition that must always hold did not.
    BrokenInvariant,
    /// The learner's code panicked where nobody expected it.
    Panic,
    /// What must overlap in some schedule never did.
    NoOverlap,
    /// More at once than allowed.
    LimitExceeded,
    /// Something was left behind: a thread, a permit, a process.
    Leak,
    /// The code spins where the exercise forbids it.
    BusyWait,
    /// Two unsynchronised accesses, at least one of them a write.
    DataRace,
    /// No synchronising step for 2 s of CPU time.
    Stuck,
    /// The runner ended the child.
    TimedOut,
    /// The child died: abort, stack overflow, `exit`.
    Crashed,
    /// The same schedule went differently the second time.
    Nondeterministic,
}

impl Diagnosis {
    /// All of them.
    pub const ALL: [Diagnosis; 14] = [
        Diagnosis::Deadlock,
        Diagnosis::WaitsForever,
        Diagnosis::WrongResult,
        Diagnosis::BrokenInvariant,
        Diagnosis::Panic,
        Diagnosis::NoOverlap,
        Diagnosis::LimitExceeded,
        Diagnosis::Leak,
        Diagnosis::BusyWait,
        Diagnosis::DataRace,
        Diagnosis::Stuck,
        Diagnosis::TimedOut,
        Diagnosis::Crashed,
        Diagnosis::Nondeterministic,
    ];
}

/// A place in a source file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// As the compiler knows the file; the runner maps it to `src/lib.rs` or `tests/grade.rs`.
    pub file: String,
    /// From 1.
    pub line: u32,
}

/// The kind of a synchronisation object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // each is the std or crate type of that name
pub enum ObjectKind {
    Mutex,
    ReentrantMutex,
    RwLock,
    Condvar,
    Barrier,
    Once,
    Channel,
    Atomic,
    /// An `UnsafeCell`.
    Cell,
}

impl ObjectKind {
    /// All of them.
    pub const ALL: [ObjectKind; 9] = [
        ObjectKind::Mutex,
        ObjectKind::ReentrantMutex,
        ObjectKind::RwLock,
        ObjectKind::Condvar,
        ObjectKind::Barrier,
        ObjectKind::Once,
        ObjectKind::Channel,
        ObjectKind::Atomic,
        ObjectKind::Cell,
    ];
}

/// What a thread did or wants to do.
///
/// An operation that can block appears twice: as it begins to wait (`Step::waits`), only if it had to, and as it succeeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// Took a lock.
    Lock,
    /// Tried to take a lock and got it.
    TryLock,
    /// Tried to take a lock and did not get it.
    TryLockFailed,
    /// Gave a lock back.
    Unlock,
    /// Took a read lock.
    Read,
    /// Gave a read lock back.
    Unread,
    /// Took a write lock.
    Write,
    /// Gave a write lock back.
    Unwrite,
    /// Waits on a condition variable or was notified there.
    Wait,
    /// Woke up although nobody notified.
    SpuriousWakeUp,
    /// A timed wait ended by its limit.
    TimedOut,
    /// Notified one waiter (`Step::value`: how many were waiting).
    NotifyOne,
    /// Notified all waiters (`Step::value`: how many were waiting).
    NotifyAll,
    /// Waits at a barrier or passed it.
    BarrierWait,
    /// Parked itself or was unparked.
    Park,
    /// Unparked another thread (`Step::value`: its number).
    Unpark,
    /// Sleeps or woke up.
    Sleep,
    /// Gave up its turn.
    Yield,
    /// Started a thread (`Step::value`: its number).
    Spawn,
    /// Waits for the end of a thread or saw it (`Step::value`: its number).
    Join,
    /// Read an atomic (`Step::value`: what it read).
    Load,
    /// Wrote an atomic (`Step::value`: what it wrote).
    Store,
    /// Read and wrote an atomic in one step (`Step::value`: `old → new`).
    Update,
    /// A compare-and-swap that did not take place (`Step::value`: what it read).
    UpdateFailed,
    /// A weak compare-and-swap that did not take place although it could have (`Step::value`: what it read).
    UpdateFailedSpuriously,
    /// Read the contents of an `UnsafeCell`, without synchronising.
    CellRead,
    /// Wrote the contents of an `UnsafeCell`, without synchronising.
    CellWrite,
    /// Sends or sent a message.
    Send,
    /// Receives or received a message.
    Receive,
    /// Found the channel closed.
    Closed,
    /// Runs an initialiser or saw it done.
    CallOnce,
    /// Waits, or waited, for what an async task awaits.
    Await,
    /// Panicked (`Step::value`: the message).
    Panic,
    /// Ended.
    End,
}

/// One step of a schedule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The thread, 0 is the one that runs the case.
    pub thread: usize,
    /// What it did.
    pub operation: Operation,
    /// True where the operation begins to wait; its success is a later step.
    #[serde(default)]
    pub waits: bool,
    /// The index in `History::objects`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<usize>,
    /// Where in the source. For an unlock: where the guard was taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// See the operation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// How many equal steps of this thread in a row this one stands for (a spin), at least 1.
    pub times: u32,
}

/// A thread of a schedule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreadFacts {
    /// The name given by `thread::Builder`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where it was spawned; none for thread 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spawned: Option<Place>,
    /// True for an async task.
    #[serde(default)]
    pub is_task: bool,
}

/// A synchronisation object of a schedule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectFacts {
    /// What it is.
    pub kind: ObjectKind,
    /// Its number among the objects of this kind, from 1.
    pub number: usize,
    /// Where it was made.
    pub made: Place,
}

/// A schedule, step by step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// By number.
    pub threads: Vec<ThreadFacts>,
    /// By number.
    pub objects: Vec<ObjectFacts>,
    /// In the order in which they happened.
    pub steps: Vec<Step>,
    /// How many steps before the first one of `steps` were left out.
    pub cut: usize,
}

/// A thread that waits when nothing can go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiter {
    /// Its number.
    pub thread: usize,
    /// What it waits in.
    pub operation: Operation,
    /// On what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<usize>,
    /// The thread it waits for (a join).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joins: Option<usize>,
    /// Where.
    pub place: Place,
    /// Who holds the object, and where they took it. Several for a read-write lock.
    #[serde(default)]
    pub held_by: Vec<(usize, Place)>,
}

/// One of two accesses of a data race.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Access {
    /// Who accessed.
    pub thread: usize,
    /// Where: the line that asked the cell for its contents.
    pub place: Place,
    /// True if it wrote, false if it only read.
    pub writes: bool,
}

/// What was found, as facts for a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Finding {
    /// Nothing can go on; the cycle first and in order (`Deadlock`), or all who wait (`WaitsForever`).
    Blocked {
        /// Who waits, for what.
        waiters: Vec<Waiter>,
    },
    /// A requirement of the case was broken.
    Required {
        /// The key of its message in `exercise.toml`.
        key: String,
        /// The thread that found out.
        thread: usize,
        /// Where the case states it.
        place: Place,
        /// What was seen, if the requirement compares.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        actual: Option<String>,
        /// What is required, if the requirement compares.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expected: Option<String>,
    },
    /// The code panicked.
    Panicked {
        /// The thread that panicked.
        thread: usize,
        /// Where, if known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<Place>,
        /// The panic's own text.
        text: String,
    },
    /// A thread runs without synchronising (`Stuck`), or only spins (`BusyWait`).
    Runs {
        /// The thread.
        thread: usize,
        /// The last operation it passed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<Place>,
    },
    /// Threads that still wait or run when they should have ended.
    LeftBehind {
        /// Their numbers.
        threads: Vec<usize>,
        /// What each of them does, if it waits or has done anything yet.
        waiters: Vec<Waiter>,
    },
    /// Two accesses to the same memory, neither of which happens before the other.
    Raced {
        /// The earlier one in this schedule.
        first: Access,
        /// The later one.
        second: Access,
    },
    /// The runner ended the child, or it died.
    Child {
        /// How, for the curious ("signal 6", "exit code 0", "wall 10 s").
        how: String,
    },
    /// The schedule could not be repeated.
    Diverged,
}

/// A broken case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// The diagnosis.
    pub diagnosis: Diagnosis,
    /// What was found.
    pub finding: Finding,
    /// The schedule that shows it.
    #[serde(default)]
    pub history: History,
    /// The schedule's choices: `grader` repeats exactly this schedule when given them.
    #[serde(default)]
    pub replay: String,
}

/// One case, one JSON line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseReport {
    /// The case's function name.
    pub name: String,
    /// How it ended.
    pub outcome: Outcome,
    /// How many schedules were run.
    pub schedules: u64,
    /// The largest number of preemptions for which every schedule was run, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<u32>,
    /// True if every schedule up to the intended bound was run.
    pub complete: bool,
    /// Present if and only if the case failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failure: Option<Failure>,
}
