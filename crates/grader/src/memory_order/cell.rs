//! Data races on the contents of an `UnsafeCell`: two accesses of different threads, neither of which happens before the other, at
//! least one of them a write.
//!
//! What the threads do with the contents is seen in a fork that runs the same execution with [guarded](crate::guard) contents. Whether one access
//! happens before another is loom's to say: each access leaves a token, a cell of loom's, written there and then; reading it later is a
//! violation in loom's eyes, which panics, if nothing orders the two.

use super::{HISTORY, Object, RUNS, SCHEDULES, failed, me, note_number};
use crate::guard::{self, Aim, Use};
use crate::kernel::{Loc, place};
use crate::report::{Access, CaseReport, Diagnosis, Finding, ObjectKind, Operation, Step};
use crate::trial::{self, Teller, Trial};
use serde::{Deserialize, Serialize};
use std::alloc::Layout;
use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering;

/// So many executions are watched in a case, each at the price of a fork; later ones are not judged.
const MOST_WATCHED: u32 = 2_000;

/// So many suspicions are looked into, each at the price of a fork.
const MOST_SUSPICIONS: usize = 100;

thread_local! {
    /// Whether the case has a cell.
    static HAS_CELLS: Cell<bool> = const { Cell::new(false) };
    static WATCHED: Cell<u32> = const { Cell::new(0) };
    /// What was suspected and is looked into, or was.
    static SUSPICIONS: RefCell<HashSet<Suspicion>> = RefCell::default();
    /// What the fork has seen in the execution that runs now: a race, if this one goes the same way.
    static FORESEEN: RefCell<Option<CaseReport>> = const { RefCell::new(None) };
    /// In the fork: its way to tell.
    static TELLER: RefCell<Option<Teller>> = const { RefCell::new(None) };
    /// In the fork: whether it looks into a suspicion.
    static IS_AIMED: Cell<bool> = const { Cell::new(false) };
    /// In the fork: whether loom is asked about two accesses, so that its panic means that nothing orders them.
    static IS_ASKED: Cell<bool> = const { Cell::new(false) };
    /// In the fork: what is to be looked into.
    static NEW_SUSPICIONS: RefCell<Vec<Suspicion>> = const { RefCell::new(Vec::new()) };
    /// In the fork: races, unless the second thread had the cell for itself.
    static DOUBTS: RefCell<Vec<Doubt>> = const { RefCell::new(Vec::new()) };
    /// In the fork: accesses after which their thread has ordered nothing yet. If the cell comes to its end there, nobody else knew of it
    /// any more.
    static PENDING: RefCell<Vec<(usize, Past)>> = const { RefCell::new(Vec::new()) };
    /// In the fork: the cells, by number.
    static CELLS: RefCell<HashMap<usize, Log>> = RefCell::default();
}

/// Two accesses that may conflict there.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
struct Suspicion {
    accesses: [Access; 2],
    aim: Aim,
}

/// Two accesses that loom does not know to be ordered. The count of an `Arc`, which is std's own, may order them: then the second thread
/// is the last owner, and the cell comes to its end there before anything tells that it was not alone.
struct Doubt {
    cell: usize,
    threads: [usize; 2],
    /// What is to be told.
    report: CaseReport,
}

/// What a fork has seen.
#[derive(Default, Serialize, Deserialize)]
struct Seen {
    race: Option<CaseReport>,
    suspicions: Vec<Suspicion>,
}

/// An access to the contents.
#[derive(Debug)]
struct Past {
    access: Access,
    at: Loc,
    uses: Use,
    /// Left when the access is judged.
    token: Option<loom::cell::UnsafeCell<()>>,
}

/// A cell: where its contents are, who has asked for them where, and who has accessed them.
#[derive(Debug, Default)]
struct Log {
    address: usize,
    got: Vec<(usize, Loc)>,
    past: Vec<Past>,
}

/// Watches the execution that is about to run, in a fork. In the fork, this returns at once; here, when it is known what the
/// fork has seen.
pub(super) fn watch() {
    FORESEEN.take();
    let is_first = SCHEDULES.load(Ordering::Relaxed) == 1;
    if !(is_first || HAS_CELLS.get()) || WATCHED.get() == MOST_WATCHED {
        return;
    }
    WATCHED.set(WATCHED.get() + 1);
    let mut aims = vec![None];
    while let Some(aim) = aims.pop() {
        match trial::begin() {
            None => {}
            Some(Trial::Fork(teller)) => {
                TELLER.set(Some(teller));
                IS_AIMED.set(aim.is_some());
                guard::begin(aim);
                return;
            }
            Some(Trial::Here(listener)) => {
                let Seen { race, suspicions } = listener.hear().unwrap_or_default();
                if race.is_some() {
                    FORESEEN.set(race);
                    return;
                }
                aims.extend(suspicions.iter().map(|suspicion| Some(suspicion.aim)));
                SUSPICIONS.with_borrow_mut(|known| known.extend(suspicions));
            }
        }
    }
}

/// In the fork, if this is one: ends it, since the execution is over. `has_failed`: not because the case has returned, when threads that
/// have not ended keep what they have.
pub(super) fn end_fork(has_failed: bool) {
    let has_ended = |thread: usize| {
        thread == 0
            || HISTORY.with_borrow(|history| {
                let mut ends = history.steps.iter();
                ends.any(|step| step.operation == Operation::End && step.thread == thread)
            })
    };
    was_not_alone(|doubt| has_failed || has_ended(doubt.threads[1]));
    tell(None);
}

/// In the fork, if this is one: tells what it has seen, and ends it.
fn tell(race: Option<CaseReport>) {
    if let Some(teller) = TELLER.take() {
        let suspicions = NEW_SUSPICIONS.take();
        teller.tell(&Seen { race, suspicions });
    }
}

/// Doubts that turn out to be races: the fork ends with the first one.
fn was_not_alone(is_meant: impl FnMut(&Doubt) -> bool) {
    let mut doubts = DOUBTS.take();
    if let Some(index) = doubts.iter().position(is_meant) {
        tell(Some(doubts.swap_remove(index).report));
    }
    DOUBTS.set(doubts);
}

/// In the fork: the running thread has the cell for itself; whoever else has accessed it before, as if it were alone, was not.
fn is_alone_with(cell: usize) {
    was_not_alone(|doubt| doubt.cell == cell && doubt.threads[1] != me());
    DOUBTS.with_borrow_mut(|doubts| doubts.retain(|doubt| doubt.cell != cell));
}

/// In the fork: the running thread has joined another one.
pub(super) fn joined(other: usize) {
    was_not_alone(|doubt| doubt.threads == [other, me()]);
}

/// The race that the fork has seen in this execution, if it has gone the same way so far as these `steps`.
pub(super) fn foreseen(steps: &[Step]) -> Option<CaseReport> {
    FORESEEN.take().filter(|report| {
        let seen = report.failure.iter().flat_map(|it| &it.history.steps);
        let seen = seen.filter(|step| !is_access(step));
        let mut own = steps.iter();
        seen.into_iter().all(|step| own.next() == Some(step))
    })
}

fn is_access(step: &Step) -> bool {
    matches!(step.operation, Operation::CellRead | Operation::CellWrite)
}

/// Whether a panic of loom's is an answer to a question.
pub(super) fn is_asked() -> bool {
    IS_ASKED.get()
}

/// In the fork: notes what the running thread has done to the contents of cells since its last operation.
pub(super) fn collect() {
    guard::collect(|cell, uses| {
        let thread = me();
        let at = CELLS.with_borrow(|cells| cells.get(&cell)?.place_for(thread));
        if let Some(at) = at {
            let access = Access {
                thread,
                place: place(at),
                writes: uses.writes(),
            };
            let access = Past {
                access,
                at,
                uses,
                token: None,
            };
            PENDING.with_borrow_mut(|pending| pending.push((cell, access)));
        }
    });
}

/// In the fork: judges what the running thread has done, before it orders something.
pub(super) fn judge() {
    let thread = me();
    let (own, others): (Vec<_>, _) = PENDING
        .take()
        .into_iter()
        .partition(|(_, access)| access.access.thread == thread);
    PENDING.set(others);
    for (cell, access) in own {
        let operation = if access.uses.writes() {
            Operation::CellWrite
        } else {
            Operation::CellRead
        };
        note_number(operation, Some(cell), access.at, None);
        CELLS.with_borrow_mut(|cells| cells.entry(cell).or_default().judge(cell, access));
        was_not_alone(|doubt| doubt.cell == cell && doubt.threads[1] != thread);
    }
}

impl Log {
    /// Where the thread got its pointer; another one may have given it one.
    fn place_for(&self, thread: usize) -> Option<Loc> {
        let own = self.got.iter().find(|(other, _)| *other == thread);
        own.or(self.got.last()).map(|(_, at)| *at)
    }

    fn judge(&mut self, cell: usize, mut this: Past) {
        for past in &self.past {
            past.compare_with(&this, cell);
        }
        let token = loom::cell::UnsafeCell::new(());
        token.with_mut(|_| ());
        this.token = Some(token);
        self.past.push(this);
    }
}

impl Past {
    /// Notes what may be a race, unless this access happens before the other one, which the running thread has just made.
    fn compare_with(&self, other: &Past, cell: usize) {
        let threads = [self.access.thread, other.access.thread];
        let conflict = self.uses.conflicts_with(&other.uses);
        let suspicions = if conflict {
            Vec::new()
        } else {
            self.suspicions(other, cell)
        };
        let concerns_nobody = threads[0] == threads[1] || (!conflict && suspicions.is_empty());
        if concerns_nobody || self.happened_before() {
            return;
        }
        NEW_SUSPICIONS.with_borrow_mut(|new| new.extend(suspicions));
        DOUBTS.with_borrow_mut(|doubts| {
            let is_known = |doubt: &Doubt| doubt.cell == cell && doubt.threads == threads;
            if conflict && !doubts.iter().any(is_known) {
                let finding = Finding::Raced {
                    first: self.access.clone(),
                    second: other.access.clone(),
                };
                let history = HISTORY.with_borrow(Clone::clone);
                doubts.push(Doubt {
                    cell,
                    threads,
                    report: failed(Diagnosis::DataRace, finding, history),
                });
            }
        });
    }

    /// Whether it happens before the next operation of the running thread.
    fn happened_before(&self) -> bool {
        IS_ASKED.set(true);
        let answer = catch_unwind(AssertUnwindSafe(|| {
            self.token.iter().for_each(|token| token.with(|_| ()));
        }));
        IS_ASKED.set(false);
        answer.is_ok()
    }

    /// Where the two may conflict, as far as it was not looked into.
    fn suspicions(&self, other: &Past, cell: usize) -> Vec<Suspicion> {
        let bytes = self.uses.may_conflict_at(&other.uses);
        SUSPICIONS.with_borrow(|known| {
            if IS_AIMED.get() || known.len() >= MOST_SUSPICIONS {
                return Vec::new();
            }
            let suspicions = bytes.into_iter().map(|byte| Suspicion {
                accesses: [self.access.clone(), other.access.clone()],
                aim: Aim { cell, byte },
            });
            suspicions.filter(|it| !known.contains(it)).collect()
        })
    }
}

/// The part of a stand-in's `UnsafeCell` that knows what was done with its contents, and of its end.
#[derive(Debug)]
pub struct Contents {
    object: Object,
    /// How far behind this the contents are, if somebody has asked for them.
    distance: Cell<usize>,
}

impl Contents {
    /// That of a cell made at the caller's place.
    #[track_caller]
    #[must_use]
    pub const fn new() -> Contents {
        Contents {
            object: Object::new(ObjectKind::Cell),
            distance: Cell::new(0),
        }
    }

    /// Somebody has the cell for itself: all earlier accesses happened before. Its contents are in its own memory again, at `memory`.
    ///
    /// # Safety
    /// The memory must be that of the cell.
    pub unsafe fn forget(&mut self, memory: *mut u8) {
        if !guard::is_on() {
            return;
        }
        self.object.before_operation();
        if let Some(cell) = self.object.known() {
            is_alone_with(cell);
            CELLS.with_borrow_mut(|cells| cells.remove(&cell));
            // Safety: the caller's promise.
            unsafe { guard::give_back(cell, memory) };
        }
    }

    /// The running thread asks at `at` for a pointer to the contents, which are at `memory`; the pointer to give it. In the fork that watches
    /// an execution, it leads to guarded contents.
    ///
    /// # Safety
    /// The memory must be that of the cell around this, with this layout.
    pub unsafe fn access(&self, memory: *mut u8, layout: Layout, at: Loc) -> *mut u8 {
        if layout.size() == 0 || !RUNS.get() {
            return memory;
        }
        HAS_CELLS.set(true);
        // To be told apart from other cells by the same number in the fork and here.
        let cell = self.object.number();
        if !guard::is_on() {
            return memory;
        }
        self.object.meet();
        collect();
        self.distance
            .set((memory as usize).wrapping_sub(std::ptr::from_ref(self).addr()));
        let is_moved = CELLS.with_borrow(|cells| {
            let known = cells.get(&cell);
            known.is_some_and(|log| log.address != memory as usize)
        });
        if is_moved {
            // Whoever moves them has them for itself.
            is_alone_with(cell);
            CELLS.with_borrow_mut(|cells| cells.remove(&cell));
        }
        was_not_alone(|doubt| doubt.cell == cell && doubt.threads[1] != me());
        CELLS.with_borrow_mut(|cells| {
            let log = cells.entry(cell).or_default();
            log.address = memory as usize;
            log.got.retain(|(thread, _)| *thread != me());
            log.got.push((me(), at));
        });
        // Safety: the caller's promise; contents around this cell are open, since it has just been met.
        unsafe { guard::contents(cell, memory, layout) }
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
        if !guard::is_on() || !RUNS.get() {
            return;
        }
        self.object.meet();
        collect();
        let thread = me();
        let Some(cell) = self.object.known() else {
            return;
        };
        is_alone_with(cell);
        let concerns = |(of, access): &(usize, Past)| *of == cell && access.access.thread == thread;
        PENDING.with_borrow_mut(|pending| pending.retain(|access| !concerns(access)));
        // Not from a pointer to this: the contents are beside it. `access` has exposed them.
        let this = std::ptr::from_mut(self).addr();
        let memory = std::ptr::with_exposed_provenance_mut(this.wrapping_add(self.distance.get()));
        // Safety: they were there when they were last asked for, and a cell is moved as a whole.
        unsafe { guard::give_back(cell, memory) };
    }
}
