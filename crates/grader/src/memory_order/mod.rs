//! Runs a case under loom, which models what `Ordering` means: a relaxed load may see an old value. For the exercises about
//! memory order; everything else is explored by this crate itself.
//!
//! loom ends badly when a case fails (a panic while it cleans up aborts the process). So a failure is reported at the moment it is
//! noticed, and the process ended; the runner starts another one for the remaining cases.

mod cell;

pub use cell::Contents;

use crate::guard;
use crate::kernel::{Loc, place};
use crate::report::{
    CaseReport, Diagnosis, Failure, Finding, History, ObjectFacts, ObjectKind, Operation, Outcome,
    Place, Step, ThreadFacts, Waiter,
};
use std::cell::{Cell, RefCell};
use std::panic::Location;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// More than the other engines have: cases have 2 or 3 threads and few steps.
const PREEMPTIONS: usize = 3;

/// So many calls of `compare_exchange_weak` that would succeed are made to fail, each in executions of its own.
const WEAK_FAILURES: u32 = 3;

/// Called with the report of a failed case; ends the process.
type Fail = fn(&CaseReport) -> !;

static FAIL: OnceLock<(String, Fail)> = OnceLock::new();
static SCHEDULES: AtomicU64 = AtomicU64::new(0);

thread_local! {
    /// What happened in the schedule that runs: loom runs all threads of a model on one OS thread.
    static HISTORY: RefCell<History> = RefCell::default();
    /// Whether a model runs: loom's own thread-locals must not be asked otherwise.
    static RUNS: Cell<bool> = const { Cell::new(false) };
    static WEAK: Weak = const { Weak::new() };
    /// Who is in an operation that may wait.
    static WAITERS: RefCell<Vec<Waiter>> = const { RefCell::new(Vec::new()) };
}

loom::thread_local! {
    /// The number of the thread; 0 runs the case.
    static ME: Cell<usize> = Cell::new(0);
}

/// Whether a case runs under loom.
pub(crate) fn running() -> bool {
    FAIL.get().is_some()
}

/// Runs the case in every schedule with at most three preemptions, and with every value that its loads may see. Returns only if
/// nothing was wrong; one case in a process.
///
/// # Panics
/// If called twice in a process.
pub fn run(name: &str, case: fn(), fail: Fail) -> CaseReport {
    assert!(
        FAIL.set((name.to_owned(), fail)).is_ok(),
        "one case in a process"
    );
    std::panic::set_hook(Box::new(|info| {
        if cell::is_asked() {
            return;
        }
        let at = info.location().map(|l| Place {
            file: l.file().to_owned(),
            line: l.line(),
        });
        let text = info.payload_as_str().unwrap_or("Box<dyn Any>").to_owned();
        panicked(at, text);
    }));
    check(case);
    for fails in 1..=WEAK_FAILURES.min(WEAK.with(|weak| weak.most.get())) {
        WEAK.with(|weak| weak.fails.set(fails));
        check(case);
    }
    let schedules = SCHEDULES.load(Ordering::Relaxed);
    let name = name.to_owned();
    CaseReport {
        name,
        outcome: Outcome::Passed,
        schedules,
        bound: Some(PREEMPTIONS as u32),
        complete: true,
        failure: None,
    }
}

/// Runs the case in every execution.
fn check(case: fn()) {
    let mut model = loom::model::Builder::new();
    model.preemption_bound = Some(PREEMPTIONS);
    model.check(move || {
        SCHEDULES.fetch_add(1, Ordering::Relaxed);
        let case_thread = ThreadFacts {
            name: None,
            spawned: None,
            is_task: false,
        };
        HISTORY.set(History {
            threads: vec![case_thread],
            ..History::default()
        });
        WAITERS.take();
        WEAK.with(|weak| weak.succeeded.set(0));
        cell::watch();
        RUNS.set(true);
        case();
        before_operation();
        cell::end_fork(false);
        tell_what_was_foreseen();
        RUNS.set(false);
    });
}

/// `compare_exchange_weak`: loom's never fails for no reason.
struct Weak {
    /// How many calls have succeeded in the execution that runs.
    succeeded: Cell<u32>,
    /// Which of those that would succeed fails; 0 for none.
    fails: Cell<u32>,
    /// The most that have succeeded in an execution.
    most: Cell<u32>,
}

impl Weak {
    const fn new() -> Weak {
        Weak {
            succeeded: Cell::new(0),
            fails: Cell::new(0),
            most: Cell::new(0),
        }
    }
}

/// Whether the running thread's call of `compare_exchange_weak` fails, if it would succeed.
#[must_use]
pub fn fails_spuriously() -> bool {
    WEAK.with(|weak| weak.succeeded.get() + 1 == weak.fails.get())
}

/// A call of `compare_exchange_weak` has succeeded, or would have.
pub fn note_weak_success() {
    WEAK.with(|weak| {
        weak.succeeded.set(weak.succeeded.get() + 1);
        weak.most.set(weak.most.get().max(weak.succeeded.get()));
    });
}

/// The fork has seen a race in the execution that runs, or has just failed: reports it, if both went the same way.
fn tell_what_was_foreseen() {
    if let Some(report) = HISTORY.with_borrow(|history| cell::foreseen(&history.steps)) {
        let (_, fail) = FAIL.get().expect("a case runs");
        fail(&report);
    }
}

fn end(outcome: Outcome, found: Option<(Diagnosis, Finding)>) -> ! {
    tell_what_was_foreseen();
    cell::end_fork(true);
    let (_, fail) = FAIL.get().expect("a case runs");
    let history = HISTORY.take();
    fail(&match found {
        Some((diagnosis, finding)) => failed(diagnosis, finding, history),
        None => report(outcome, None),
    })
}

/// What is told of a case that failed.
fn failed(diagnosis: Diagnosis, finding: Finding, history: History) -> CaseReport {
    let failure = Failure {
        diagnosis,
        finding,
        history,
        replay: String::new(),
    };
    report(Outcome::Failed, Some(failure))
}

fn report(outcome: Outcome, failure: Option<Failure>) -> CaseReport {
    let (name, _) = FAIL.get().expect("a case runs");
    CaseReport {
        name: name.clone(),
        outcome,
        schedules: SCHEDULES.load(Ordering::Relaxed),
        bound: None,
        complete: false,
        failure,
    }
}

pub(crate) fn broken(
    diagnosis: Diagnosis,
    key: &str,
    compared: Option<(String, String)>,
    at: Loc,
) -> ! {
    let (actual, expected) = compared.unzip();
    let finding = Finding::Required {
        key: key.to_owned(),
        thread: me(),
        place: place(at),
        actual,
        expected,
    };
    end(Outcome::Failed, Some((diagnosis, finding)))
}

pub(crate) fn unsolved() -> ! {
    end(Outcome::Unsolved, None)
}

/// A panic of loom itself says that nobody can go on, or that a schedule does not end. Any other panic is the learner's.
fn panicked(at: Option<Place>, text: String) -> ! {
    let in_loom = at.as_ref().is_some_and(|at| at.file.contains("/loom-"));
    let found = if in_loom {
        let waiters = WAITERS.take();
        let begins = |waiter: &Waiter| Step {
            thread: waiter.thread,
            operation: waiter.operation,
            waits: true,
            object: waiter.object,
            place: Some(waiter.place.clone()),
            value: waiter.joins.map(|other| other.to_string()),
            times: 1,
        };
        HISTORY.with_borrow_mut(|history| history.steps.extend(waiters.iter().map(begins)));
        (Diagnosis::WaitsForever, Finding::Blocked { waiters })
    } else {
        (
            Diagnosis::Panic,
            Finding::Panicked {
                thread: me(),
                place: at,
                text,
            },
        )
    };
    end(Outcome::Failed, Some(found))
}

/// The running thread's number.
fn me() -> usize {
    if RUNS.get() { ME.with(Cell::get) } else { 0 }
}

/// The part of a stand-in's object that knows its number in the schedule.
#[derive(Debug)]
pub struct Object {
    kind: ObjectKind,
    made: Loc,
    /// In the schedule with the number in the first half.
    number: Cell<(u64, usize)>,
}

// Safety: loom's threads share one OS thread.
unsafe impl Sync for Object {}
// Safety: as above.
unsafe impl Send for Object {}

impl Object {
    /// An object made at the caller's place.
    #[track_caller]
    #[must_use]
    pub const fn new(kind: ObjectKind) -> Object {
        Object {
            kind,
            made: Location::caller(),
            number: Cell::new((0, 0)),
        }
    }

    /// To be called before every operation on the object.
    pub fn before_operation(&self) {
        self.meet();
        before_operation();
    }

    /// To be called before it is loaded with this order: a relaxed load orders nothing.
    pub fn before_load(&self, order: Ordering) {
        if order != Ordering::Relaxed || !guard::is_on() {
            return self.before_operation();
        }
        self.meet();
        cell::collect();
    }

    /// If it lies in the contents of a cell, these are not only the learner's.
    fn meet(&self) {
        guard::meets(std::ptr::from_ref(self) as usize);
    }

    /// The number, if it has one in the schedule that runs.
    fn known(&self) -> Option<usize> {
        self.meet();
        let (schedule, number) = self.number.get();
        (schedule == SCHEDULES.load(Ordering::Relaxed)).then_some(number)
    }

    fn number(&self) -> usize {
        self.known().unwrap_or_else(|| {
            let schedule = SCHEDULES.load(Ordering::Relaxed);
            let number = HISTORY.with_borrow_mut(|history| {
                let objects = &mut history.objects;
                let number = 1 + objects
                    .iter()
                    .filter(|other| other.kind == self.kind)
                    .count();
                objects.push(ObjectFacts {
                    kind: self.kind,
                    number,
                    made: place(self.made),
                });
                objects.len() - 1
            });
            self.number.set((schedule, number));
            number
        })
    }
}

/// To be called before every operation that others can observe, unless [`Object::before_operation`] is: what a thread has done with the contents
/// of cells is judged then.
pub fn before_operation() {
    if guard::is_on() {
        cell::collect();
        cell::judge();
    }
}

/// Does what may wait; if nobody can go on, it is known who waited, and for what.
pub fn waiting<R>(
    operation: Operation,
    object: Option<&Object>,
    joins: Option<usize>,
    at: Loc,
    f: impl FnOnce() -> R,
) -> R {
    match object {
        Some(object) => object.before_operation(),
        None => before_operation(),
    }
    let thread = me();
    let waiter = Waiter {
        thread,
        operation,
        object: object.map(Object::number),
        joins,
        place: place(at),
        held_by: Vec::new(),
    };
    WAITERS.with_borrow_mut(|waiters| waiters.push(waiter));
    let result = f();
    if let Some(other) = joins.filter(|_| guard::is_on()) {
        cell::joined(other);
    }
    WAITERS.with_borrow_mut(|waiters| waiters.retain(|waiter| waiter.thread != thread));
    note(operation, object, at, joins.map(|other| other.to_string()));
    result
}

/// Notes what the running thread did.
pub fn note(operation: Operation, object: Option<&Object>, at: Loc, value: Option<String>) {
    note_number(operation, object.map(Object::number), at, value);
}

fn note_number(operation: Operation, object: Option<usize>, at: Loc, value: Option<String>) {
    let step = Step {
        thread: me(),
        operation,
        waits: false,
        object,
        place: Some(place(at)),
        value,
        times: 1,
    };
    HISTORY.with_borrow_mut(|history| history.steps.push(step));
}

/// Notes that the running thread starts another one; the other one's number, for [`begin`].
#[must_use]
pub fn note_spawn(at: Loc, name: Option<String>) -> usize {
    let number = HISTORY.with_borrow_mut(|history| {
        history.threads.push(ThreadFacts {
            name,
            spawned: Some(place(at)),
            is_task: false,
        });
        history.threads.len() - 1
    });
    note(Operation::Spawn, None, at, Some(number.to_string()));
    number
}

/// The running thread is the one with this number.
pub fn begin(number: usize) {
    ME.with(|me| me.set(number));
}
