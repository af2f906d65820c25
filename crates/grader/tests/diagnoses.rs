//! Each diagnosis from the smallest case that deserves it, without any stand-in in between.

use grader::explore::{Case, Limits, explore};
use grader::kernel::{self, Handle};
use grader::raw::{self, Target};
use grader::report::{CaseReport, Diagnosis, Finding, ObjectKind, Operation, Outcome};
use std::panic::Location;

/// A lock that protects nothing.
struct Lock(Handle);

// Safety: explored threads share one OS thread.
unsafe impl Sync for Lock {}

impl Lock {
    #[track_caller]
    const fn new() -> Lock {
        Lock(Handle::new(ObjectKind::Mutex))
    }

    fn target(&self) -> Target<'_, Lock> {
        Target {
            handle: &self.0,
            whole: self,
        }
    }

    #[track_caller]
    fn lock(&self) {
        raw::lock(self.target(), Location::caller());
    }

    #[track_caller]
    fn unlock(&self) {
        raw::unlock(self.target(), Location::caller());
    }
}

#[track_caller]
fn spawn(body: impl FnOnce() + 'static) -> kernel::ThreadId {
    kernel::spawn(None, Location::caller(), Box::new(body)).unwrap()
}

#[track_caller]
fn join(thread: kernel::ThreadId) {
    raw::join(thread, Location::caller());
}

fn run(case: Case) -> CaseReport {
    explore("case", case, &Limits::default(), None)
}

/// The report of a case that must fail, and its diagnosis.
fn failure(case: Case) -> grader::report::Failure {
    let report = run(case);
    assert_eq!(report.outcome, Outcome::Failed);
    report.failure.unwrap()
}

fn waiting_threads(finding: &Finding) -> Vec<usize> {
    let Finding::Blocked { waiters } = finding else {
        panic!("{finding:?} is no wait")
    };
    waiters.iter().map(|waiter| waiter.thread).collect()
}

#[test]
fn opposite_orders_are_a_deadlock_of_the_two_who_hold() {
    static A: Lock = Lock::new();
    static B: Lock = Lock::new();
    fn both(first: &'static Lock, second: &'static Lock) {
        first.lock();
        second.lock();
        second.unlock();
        first.unlock();
    }
    let found = failure(|| {
        let other = spawn(|| both(&A, &B));
        let one_more = spawn(|| {});
        both(&B, &A);
        join(other);
        join(one_more);
    });
    assert_eq!(found.diagnosis, Diagnosis::Deadlock);
    assert_eq!(waiting_threads(&found.finding), [0, 1]);
    let Finding::Blocked { waiters } = &found.finding else {
        unreachable!()
    };
    assert_eq!(waiters[0].held_by[0].0, 1);
    assert_eq!(waiters[1].held_by[0].0, 0);
}

#[test]
fn a_cycle_of_three_is_found_and_told_in_order() {
    static LOCKS: [Lock; 3] = [const { Lock::new() }; 3];
    fn pair(first: usize, second: usize) {
        LOCKS[first].lock();
        LOCKS[second].lock();
        LOCKS[second].unlock();
        LOCKS[first].unlock();
    }
    let found = failure(|| {
        let threads = [
            spawn(|| pair(0, 1)),
            spawn(|| pair(1, 2)),
            spawn(|| pair(2, 0)),
        ];
        threads.into_iter().for_each(join);
    });
    assert_eq!(found.diagnosis, Diagnosis::Deadlock);
    assert_eq!(waiting_threads(&found.finding), [1, 2, 3]);
}

#[test]
fn a_lock_taken_twice_is_a_deadlock_of_one() {
    let found = failure(|| {
        let lock = Lock::new();
        lock.lock();
        lock.lock();
    });
    assert_eq!(found.diagnosis, Diagnosis::Deadlock);
    assert_eq!(waiting_threads(&found.finding), [0]);
    assert!(found.history.steps.last().unwrap().waits);
}

#[test]
fn a_wait_that_nobody_ends_lists_the_joiner_last() {
    let found = failure(|| join(spawn(|| raw::park(Location::caller()))));
    assert_eq!(found.diagnosis, Diagnosis::WaitsForever);
    assert_eq!(waiting_threads(&found.finding), [1, 0]);
}

#[test]
fn joining_the_thread_that_wants_my_lock_is_a_deadlock() {
    static LOCK: Lock = Lock::new();
    let found = failure(|| {
        LOCK.lock();
        join(spawn(|| LOCK.lock()));
    });
    assert_eq!(found.diagnosis, Diagnosis::Deadlock);
    assert_eq!(waiting_threads(&found.finding), [0, 1]);
}

#[test]
fn a_spin_that_nobody_ends_is_a_wait() {
    let found = failure(|| {
        loop {
            kernel::yield_point(Location::caller());
        }
    });
    assert_eq!(found.diagnosis, Diagnosis::WaitsForever);
}

#[test]
fn code_that_passes_no_scheduling_point_is_stuck() {
    let found = failure(|| {
        let lock = Lock::new();
        lock.lock();
        loop {
            std::hint::spin_loop();
        }
    });
    assert_eq!(found.diagnosis, Diagnosis::Stuck);
    assert!(matches!(
        found.finding,
        Finding::Runs {
            thread: 0,
            after: Some(_)
        }
    ));
}

#[test]
fn the_panic_behind_a_wait_is_the_finding() {
    let found = failure(|| {
        let died = spawn(|| {
            let result = std::panic::catch_unwind(|| panic!("no seats left"));
            kernel::died(&*result.unwrap_err());
        });
        join(spawn(|| raw::park(Location::caller())));
        join(died);
    });
    assert_eq!(found.diagnosis, Diagnosis::Panic);
    let Finding::Panicked { thread, text, .. } = found.finding else {
        panic!("{:?}", found.finding)
    };
    assert_eq!((thread, text.as_str()), (1, "no seats left"));
}

#[test]
fn what_never_happens_in_any_schedule_is_no_overlap() {
    let report = run(|| {
        grader::sometimes(true, "seen");
        grader::sometimes(false, "never");
    });
    let failure = report.failure.unwrap();
    assert_eq!(failure.diagnosis, Diagnosis::NoOverlap);
    assert!(matches!(failure.finding, Finding::Required { key, .. } if key == "never"));
}

#[test]
fn todo_is_not_a_failure() {
    assert_eq!(run(|| grader::unsolved()).outcome, Outcome::Unsolved);
}

#[test]
fn a_broken_requirement_cannot_be_caught() {
    let found = failure(|| {
        let _ = std::panic::catch_unwind(|| grader::require_eq(1, 2, "sum"));
    });
    assert_eq!(found.diagnosis, Diagnosis::WrongResult);
}

#[test]
fn the_first_failure_needs_the_fewest_preemptions() {
    static LOCK: Lock = Lock::new();
    let report = run(|| {
        let seen = std::rc::Rc::new(std::cell::Cell::new(0));
        let theirs = std::rc::Rc::clone(&seen);
        let other = spawn(move || {
            LOCK.lock();
            theirs.set(theirs.get() + 1);
            LOCK.unlock();
        });
        LOCK.lock();
        let before = seen.get();
        LOCK.unlock();
        LOCK.lock();
        grader::require(before == seen.get(), "unchanged");
        LOCK.unlock();
        join(other);
    });
    let failure = report.failure.unwrap();
    assert_eq!(
        failure.replay.matches(':').count(),
        1,
        "one preemption is enough: {}",
        failure.replay
    );
}

#[test]
fn a_failure_can_be_replayed_alone() {
    fn case() {
        static LOCK: Lock = Lock::new();
        let other = spawn(|| {
            LOCK.lock();
            LOCK.unlock();
        });
        LOCK.lock();
        let unlocked = kernel::with(|x| x.threads[other].ended()).unwrap();
        grader::require(!unlocked, "other_is_later");
        LOCK.unlock();
        join(other);
    }
    let found = failure(case);
    let again = explore("case", case, &Limits::default(), Some(&found.replay));
    assert_eq!(again.schedules, 1);
    assert_eq!(again.failure.unwrap(), found);
}

#[test]
fn the_same_case_is_explored_the_same_way_every_time() {
    fn case() {
        static LOCK: Lock = Lock::new();
        let threads = [(); 2].map(|()| {
            spawn(|| {
                LOCK.lock();
                LOCK.unlock();
            })
        });
        threads.into_iter().for_each(join);
    }
    let first = run(case);
    assert!(first.complete && first.schedules > 1);
    assert_eq!(run(case), first);
}

#[test]
fn a_case_that_does_not_repeat_itself_is_told_so() {
    use std::sync::atomic::{AtomicU32, Ordering};
    static RUNS: AtomicU32 = AtomicU32::new(0);
    let found = failure(|| {
        let threads = 2 + RUNS.fetch_add(1, Ordering::Relaxed) % 2;
        (0..threads)
            .map(|_| spawn(|| {}))
            .collect::<Vec<_>>()
            .into_iter()
            .for_each(join);
        kernel::point(Location::caller());
    });
    assert_eq!(found.diagnosis, Diagnosis::Nondeterministic);
}

#[test]
fn spins_are_folded_in_the_report() {
    let found = failure(|| {
        let lock = Lock::new();
        for _ in 0..7 {
            kernel::record(
                Operation::Load,
                None,
                Location::caller(),
                kernel::Value::Number(0),
            );
            kernel::record(
                Operation::Yield,
                None,
                Location::caller(),
                kernel::Value::None,
            );
        }
        lock.lock();
        lock.lock();
    });
    let times: Vec<u32> = found.history.steps.iter().map(|step| step.times).collect();
    assert_eq!(times, [7, 7, 1, 1]);
}
