//! Data races on the contents of an `UnsafeCell`: two accesses of different threads, neither of which happens before the other, at
//! least one of them a write.
//!
//! What a thread does with the contents is found out by a [trial](crate::trial). Whether one access happens before another is
//! loom's to say: each access leaves a token, a cell of loom's, written there and then; reading it later is a violation in loom's
//! eyes if nothing orders the two.

use super::{Object, RUNS, SCHEDULES, me, note};
use crate::kernel::{Loc, place};
use crate::report::{Access, Finding, ObjectKind, Operation};
use crate::trial::{self, Trial, Use};
use std::cell::{Cell, RefCell};
use std::sync::atomic::Ordering;

/// So many accesses are tried out in a case, each at the price of a fork; later ones are not judged.
const TRIALS: u32 = 2_000;

thread_local! {
    static TRIALS_LEFT: Cell<u32> = const { Cell::new(TRIALS) };
    /// What it means if loom panics now.
    static ASKED: RefCell<Option<Finding>> = const { RefCell::new(None) };
}

/// The race that loom was asked about, if it was.
pub(super) fn asked() -> Option<Finding> {
    ASKED.take()
}

/// An access to the contents.
#[derive(Debug)]
struct Past {
    access: Access,
    uses: Use,
    token: loom::cell::UnsafeCell<()>,
}

impl Past {
    fn new(access: Access, uses: Use) -> Past {
        let token = loom::cell::UnsafeCell::new(());
        token.with_mut(|_| ());
        Past {
            access,
            uses,
            token,
        }
    }

    /// Reports a race, unless this access happens before the one of the running thread.
    fn must_happen_before(&self, access: &Access, uses: &Use) {
        if self.access.thread == access.thread || !self.uses.conflicts_with(uses) {
            return;
        }
        ASKED.set(Some(Finding::Raced {
            first: self.access.clone(),
            second: access.clone(),
        }));
        self.token.with(|_| ());
        ASKED.take();
    }
}

/// The accesses to the contents of a cell in the schedule that runs.
#[derive(Debug)]
struct Log {
    schedule: u64,
    /// Where the contents were. Whoever moves them has them for itself: all earlier accesses happened before.
    address: usize,
    past: Vec<Past>,
}

impl Log {
    /// Forgets what was in another schedule or at another place.
    fn begin(&mut self, address: usize) {
        let schedule = SCHEDULES.load(Ordering::Relaxed);
        if (self.schedule, self.address) != (schedule, address) {
            (self.schedule, self.address) = (schedule, address);
            self.past.clear();
        }
    }
}

/// The part of a stand-in's `UnsafeCell` that knows what was done with its contents.
#[derive(Debug)]
pub struct Contents {
    object: Object,
    log: RefCell<Log>,
}

impl Contents {
    /// That of a cell made at the caller's place.
    #[track_caller]
    #[must_use]
    pub const fn new() -> Contents {
        Contents {
            object: Object::new(ObjectKind::Cell),
            log: RefCell::new(Log {
                schedule: 0,
                address: 0,
                past: Vec::new(),
            }),
        }
    }

    /// Somebody has the cell for itself: all earlier accesses happened before.
    pub fn forget(&mut self) {
        self.log.get_mut().past.clear();
    }

    /// The running thread asks at `at` for a pointer to the contents, `size` bytes at `memory`. Judges what it does with it until its next
    /// operation; the pointer to give it.
    ///
    /// # Safety
    /// The bytes must be those of the cell around this.
    pub unsafe fn access(&self, memory: *mut u8, size: usize, at: Loc) -> *mut u8 {
        if let Some(pointer) = trial::again(memory) {
            return pointer;
        }
        if size == 0 || !RUNS.get() || TRIALS_LEFT.get() == 0 {
            return memory;
        }
        TRIALS_LEFT.set(TRIALS_LEFT.get() - 1);
        self.log.borrow_mut().begin(memory as usize);
        // Safety: the caller's promise; nobody else runs.
        match unsafe { trial::begin(memory, size) } {
            Trial::Running(copy) => return copy,
            Trial::Done(uses) if uses.is_private() => {}
            Trial::Done(uses) => self.judge(uses, at),
        }
        memory
    }

    fn judge(&self, uses: Use, at: Loc) {
        let writes = uses.writes();
        let operation = if writes {
            Operation::CellWrite
        } else {
            Operation::CellRead
        };
        note(operation, Some(&self.object), at, None);
        let access = Access {
            thread: me(),
            place: place(at),
            writes,
        };
        let past = &mut self.log.borrow_mut().past;
        for earlier in &*past {
            earlier.must_happen_before(&access, &uses);
        }
        past.push(Past::new(access, uses));
    }
}

impl Default for Contents {
    #[track_caller]
    fn default() -> Contents {
        Contents::new()
    }
}

impl Drop for Contents {
    fn drop(&mut self) {
        trial::memory_ends(self.log.get_mut().address);
    }
}
