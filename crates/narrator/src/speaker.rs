//! Who says something: a thread, or the task or future that it polls.

use std::{
    cell::RefCell,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    thread::ThreadId,
};

use serde::{Deserialize, Serialize};
use timeline::{LaneKind, Text};

/// Tells speakers apart. Their order is that of the lanes: the process which began the run, then its children in the order in which they
/// were announced; in each its threads as they were spawned, then its tasks and futures as they were made. The order of first events is the
/// scheduler's, and two recordings of one program would differ in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Id {
    /// Empty for the process which began the run; that of a child begins with its parent's and ends with its number there.
    pub process: Vec<u32>,
    pub part: Part,
}

/// A part of a process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Part {
    /// By its number, see [`number_of`].
    Thread(u64),
    /// By its number among the tasks and futures that got a lane.
    Polled(u64),
}

/// A part of a process with what its lane is called.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Speaker {
    pub part: Part,
    pub name: Text,
    pub kind: LaneKind,
}

impl Speaker {
    /// A new task or future.
    pub fn polled(kind: LaneKind, name: Text) -> Speaker {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Speaker {
            part: Part::Polled(NEXT.fetch_add(1, Relaxed)),
            name,
            kind,
        }
    }
}

/// 0 for the main thread. Threads are numbered as they are spawned, so the first one spawned by `main` is 1, whichever speaks
/// first. The standard library shows a thread's number only in `Debug`.
pub(crate) fn number_of(thread: ThreadId) -> u64 {
    let shown = format!("{thread:?}");
    let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
    digits.parse().map_or(0, |number: u64| number - 1)
}

thread_local! {
    static POLLED: RefCell<Option<Arc<Speaker>>> = const { RefCell::new(None) };
}

/// The innermost task or future that this thread polls or drops.
pub(crate) fn polled() -> Option<Arc<Speaker>> {
    // Fails only in the destructors of an ending thread, which polls nothing any more.
    POLLED.try_with(|polled| polled.borrow().clone()).ok()?
}

/// While it lives, what this thread says is said by a task or future; then again by who spoke before, also after a panic.
pub(crate) struct Inside(Option<Arc<Speaker>>);

impl Inside {
    pub fn of(speaker: &Arc<Speaker>) -> Inside {
        let speaker = Some(Arc::clone(speaker));
        Inside(
            POLLED
                .try_with(|polled| polled.replace(speaker))
                .unwrap_or(None),
        )
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        let _ = POLLED.try_with(|polled| polled.replace(self.0.take()));
    }
}
