//! What is a data race on the contents of an `UnsafeCell`, and what is none: no right program may be refused, whatever it does with
//! its pointers. And that solutions find what they need of std.
//!
//! A case that fails ends its process, so each runs in one of its own: the test starts itself again.

// What is safe and what is not is the subject here.
#![allow(clippy::undocumented_unsafe_blocks)]

use grader::memory_order;
use grader::report::{CaseReport, Diagnosis, Finding, Operation, Outcome};
use loom_std::cell::UnsafeCell;
use loom_std::sync::atomic::{AtomicBool, AtomicPtr, AtomicUsize, Ordering};
use loom_std::sync::{Arc, Barrier, LazyLock, Mutex, Once, OnceLock, mpsc};
use loom_std::{hint, thread};
use std::env;
use std::process::{Command, exit};

/// Set in the process that runs the case.
const CASE: &str = "LOOM_STD_CASE";

fn tell(report: &CaseReport) -> ! {
    println!("\n{}", serde_json::to_string(report).unwrap());
    exit(0)
}

fn report(test: &str, case: fn()) -> CaseReport {
    if env::var(CASE).is_ok_and(|asked| asked == test) {
        tell(&memory_order::run(test, case, tell));
    }
    let output = Command::new(env::current_exe().unwrap())
        .args([test, "--exact", "--nocapture"])
        .env(CASE, test)
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let report = text.lines().find(|line| line.starts_with('{'));
    let report = report.unwrap_or_else(|| panic!("no report: {text}"));
    serde_json::from_str(report).unwrap()
}

fn passes(test: &str, case: fn()) {
    let report = report(test, case);
    assert_eq!(report.outcome, Outcome::Passed, "{report:#?}");
    println!("{test}: {} schedules", report.schedules);
}

/// The lines of the two accesses, and which of them write.
fn races(test: &str, case: fn()) -> [(u32, bool); 2] {
    let failure = report(test, case).failure.expect("it races");
    assert_eq!(failure.diagnosis, Diagnosis::DataRace, "{failure:#?}");
    let Finding::Raced { first, second } = &failure.finding else {
        panic!("{failure:#?}")
    };
    assert_ne!(first.thread, second.thread);
    let last = failure.history.steps.last().unwrap();
    assert!(matches!(
        last.operation,
        Operation::CellRead | Operation::CellWrite
    ));
    assert_eq!(
        (last.thread, last.place.as_ref()),
        (second.thread, Some(&second.place))
    );
    [first, second].map(|access| (access.place.line, access.writes))
}

/// A value for others to see, and the sign that it is there.
struct Shared<T> {
    value: UnsafeCell<T>,
    ready: AtomicBool,
}

// Safety: what is safe and what is not is the subject of these tests.
unsafe impl<T> Sync for Shared<T> {}

impl<T> Shared<T> {
    fn new(value: T) -> Arc<Shared<T>> {
        Arc::new(Shared {
            value: UnsafeCell::new(value),
            ready: AtomicBool::new(false),
        })
    }
}

/// Runs both at the same time.
fn both<T: 'static>(
    shared: &Arc<Shared<T>>,
    other: impl FnOnce(&Shared<T>) + Send + 'static,
    mine: impl FnOnce(&Shared<T>),
) {
    struct Sent<T>(Arc<Shared<T>>);
    // Safety: loom's threads share one OS thread.
    unsafe impl<T> Send for Sent<T> {}
    let theirs = Sent(Arc::clone(shared));
    let thread = thread::spawn(move || {
        let theirs = theirs;
        other(&theirs.0);
    });
    mine(shared);
    thread.join().unwrap();
}

fn publish(release: Ordering, acquire: Ordering) {
    let shared = Shared::new(0);
    both(
        &shared,
        move |shared| {
            unsafe { *shared.value.get() = 7 };
            shared.ready.store(true, release);
        },
        move |shared| {
            if shared.ready.load(acquire) {
                assert_eq!(unsafe { *shared.value.get() }, 7);
            }
        },
    );
}

#[test]
fn published_with_too_weak_an_order() {
    let found = races("published_with_too_weak_an_order", || {
        publish(Ordering::Release, Ordering::Relaxed);
    });
    let [(writer, true), (reader, false)] = found else {
        panic!("{found:?}")
    };
    assert_eq!(reader - writer, 5);
}

#[test]
fn published_as_it_should_be() {
    passes("published_as_it_should_be", || {
        publish(Ordering::Release, Ordering::Acquire);
    });
}

/// As above, but the value is an atomic: no race, only old.
fn publish_an_atomic(release: Ordering, acquire: Ordering) {
    let shared = Shared::new(AtomicUsize::new(0));
    both(
        &shared,
        move |shared| {
            unsafe { &*shared.value.get() }.store(7, Ordering::Relaxed);
            shared.ready.store(true, release);
        },
        move |shared| {
            if shared.ready.load(acquire) {
                let seen = unsafe { &*shared.value.get() }.load(Ordering::Relaxed);
                grader::require_eq(seen, 7, "stale");
            }
        },
    );
}

#[test]
fn an_old_value_is_seen() {
    let report = report("an_old_value_is_seen", || {
        publish_an_atomic(Ordering::Relaxed, Ordering::Relaxed);
    });
    assert_eq!(report.failure.unwrap().diagnosis, Diagnosis::WrongResult);
}

#[test]
fn the_new_value_is_seen() {
    passes("the_new_value_is_seen", || {
        publish_an_atomic(Ordering::Release, Ordering::Acquire);
    });
}

/// loom lets a relaxed load see the flag before it sees the value, but never here: the reader is first.
#[test]
fn read_before_a_write_that_nothing_orders() {
    let found = races("read_before_a_write_that_nothing_orders", || {
        let shared = Shared::new(7);
        both(
            &shared,
            |shared| {
                assert_eq!(unsafe { *shared.value.get() }, 7);
                shared.ready.store(true, Ordering::Relaxed);
            },
            |shared| {
                if shared.ready.load(Ordering::Acquire) {
                    unsafe { *shared.value.get() = 8 };
                }
            },
        );
    });
    assert!(matches!(found, [(_, false), (_, true)]), "{found:?}");
}

#[test]
fn two_writes_that_nothing_orders() {
    let found = races("two_writes_that_nothing_orders", || {
        let shared = Shared::new(0);
        let write = |shared: &Shared<u32>| unsafe { *shared.value.get() += 1 };
        both(&shared, write, write);
    });
    assert!(matches!(found, [(_, true), (_, true)]), "{found:?}");
    assert_eq!(found[0].0, found[1].0);
}

/// Nobody can see from the bytes that something was written.
#[test]
fn a_write_of_the_same_value_is_a_write() {
    let found = races("a_write_of_the_same_value_is_a_write", || {
        let shared = Shared::new(7);
        both(
            &shared,
            |shared| unsafe { *shared.value.get() = 7 },
            |shared| assert_eq!(unsafe { *shared.value.get() }, 7),
        );
    });
    assert!(matches!(
        found,
        [(_, true), (_, false)] | [(_, false), (_, true)]
    ));
}

#[test]
fn everybody_only_reads() {
    passes("everybody_only_reads", || {
        let shared = Shared::new(7);
        let read = |shared: &Shared<u32>| assert_eq!(unsafe { *shared.value.get() }, 7);
        both(&shared, read, read);
    });
}

#[test]
fn a_part_for_each() {
    passes("a_part_for_each", || {
        let shared = Shared::new([0_u64; 2]);
        both(
            &shared,
            |shared| unsafe { (*shared.value.get())[0] = 1 },
            |shared| unsafe { (*shared.value.get())[1] = 2 },
        );
        assert_eq!(unsafe { *shared.value.get() }, [1, 2]);
    });
}

/// The pointer alone is no access.
#[test]
fn a_pointer_that_is_taken_early() {
    passes("a_pointer_that_is_taken_early", || {
        let shared = Shared::new(0);
        both(
            &shared,
            |shared| {
                unsafe { *shared.value.get() = 7 };
                shared.ready.store(true, Ordering::Release);
            },
            |shared| {
                let value = shared.value.get();
                if shared.ready.load(Ordering::Acquire) {
                    assert_eq!(unsafe { *value }, 7);
                }
            },
        );
    });
}

/// Two pointers before either is used.
#[test]
fn two_cells_in_one_expression() {
    struct Two(Shared<u32>, Shared<u32>);
    fn swap(two: &Two) {
        unsafe { std::ptr::swap(two.0.value.get(), two.1.value.get()) };
    }
    fn new() -> Shared<Two> {
        let one = |value| Shared {
            value: UnsafeCell::new(value),
            ready: AtomicBool::new(false),
        };
        let two = Two(one(1), one(2));
        Shared {
            value: UnsafeCell::new(two),
            ready: AtomicBool::new(false),
        }
    }
    let found = races("two_cells_in_one_expression", || {
        let shared = Arc::new(new());
        both(
            &shared,
            |shared| swap(unsafe { &*shared.value.get() }),
            |shared| swap(unsafe { &*shared.value.get() }),
        );
    });
    assert!(found.iter().any(|(_, writes)| *writes), "{found:?}");
}

/// What orders the two is the count of an `Arc`, which nobody here sees.
#[test]
fn the_last_owner_cleans_up() {
    struct Kept(UnsafeCell<u32>);
    // Safety: one thread writes, and the last owner.
    unsafe impl Sync for Kept {}
    impl Drop for Kept {
        fn drop(&mut self) {
            unsafe { *self.0.get() += 1 };
        }
    }
    passes("the_last_owner_cleans_up", || {
        let kept = Arc::new(Kept(UnsafeCell::new(0)));
        let theirs = Arc::clone(&kept);
        thread::spawn(move || {
            unsafe { *theirs.0.get() = 1 };
            drop(theirs);
        });
        drop(kept);
    });
}

#[test]
fn whoever_has_it_alone_may_do_anything() {
    passes("whoever_has_it_alone_may_do_anything", || {
        let shared = Shared::new(1);
        let theirs = Arc::clone(&shared);
        let thread = thread::spawn(move || unsafe { *theirs.value.get() += 1 });
        thread.join().unwrap();
        let mut shared = Arc::into_inner(shared).unwrap();
        *shared.value.get_mut() += 1;
        assert_eq!(unsafe { *shared.value.get() }, 3);
        assert_eq!(shared.value.into_inner(), 3);
        assert!(!*shared.ready.get_mut());
    });
}

fn spin_lock(release: Ordering) {
    let shared = Shared::new(0);
    let add = move |shared: &Shared<u32>| {
        while shared.ready.swap(true, Ordering::Acquire) {
            hint::spin_loop();
        }
        unsafe { *shared.value.get() += 1 };
        shared.ready.store(false, release);
    };
    both(&shared, add, add);
    assert_eq!(unsafe { *shared.value.get() }, 2);
}

#[test]
fn a_lock_that_is_given_back_relaxed() {
    let found = races("a_lock_that_is_given_back_relaxed", || {
        spin_lock(Ordering::Relaxed);
    });
    assert!(matches!(found, [(_, true), (_, true)]), "{found:?}");
}

#[test]
fn a_lock_that_is_given_back_released() {
    passes("a_lock_that_is_given_back_released", || {
        spin_lock(Ordering::Release);
    });
}

#[test]
fn published_by_a_pointer() {
    passes("published_by_a_pointer", || {
        let place = Arc::new(AtomicPtr::default());
        let theirs = Arc::clone(&place);
        let thread = thread::spawn(move || {
            theirs.store(Box::into_raw(Box::new(7)), Ordering::Release);
        });
        let seen = place.load(Ordering::Acquire);
        assert!(seen.is_null() || unsafe { *seen } == 7);
        thread.join().unwrap();
        drop(unsafe { Box::from_raw(place.load(Ordering::Relaxed)) });
    });
}

#[test]
fn made_once() {
    passes("made_once", || {
        let (made, once) = (AtomicUsize::new(0), Once::new());
        let (value, lazy) = (OnceLock::new(), LazyLock::new(|| 5));
        let count = || made.fetch_add(1, Ordering::Relaxed);
        thread::scope(|scope| {
            let make = || {
                once.call_once(|| {
                    count();
                });
                *value.get_or_init(|| 7) + *lazy
            };
            let other = scope.spawn(make);
            assert_eq!(make(), 12);
            assert_eq!(other.join().unwrap(), 12);
        });
        assert_eq!(made.into_inner(), 1);
        assert_eq!((value.set(8), value.into_inner()), (Err(8), Some(7)));
    });
}

#[test]
fn a_channel_ends_with_its_sender() {
    passes("a_channel_ends_with_its_sender", || {
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            sender.send(7).unwrap();
        });
        assert_eq!(receiver.into_iter().collect::<Vec<_>>(), [7]);
    });
}

#[test]
fn one_leads_at_a_barrier() {
    passes("one_leads_at_a_barrier", || {
        let (barrier, leaders) = (Barrier::new(2), AtomicUsize::new(0));
        let meet = || {
            if barrier.wait().is_leader() {
                leaders.fetch_add(1, Ordering::Relaxed);
            }
        };
        thread::scope(|scope| {
            scope.spawn(meet);
            meet();
        });
        assert_eq!(leaders.into_inner(), 1);
    });
}

#[test]
fn who_waits_for_ever_is_named() {
    let report = report("who_waits_for_ever_is_named", || {
        let (one, other) = (Mutex::new(()), Mutex::new(()));
        thread::scope(|scope| {
            scope.spawn(|| drop((one.lock(), other.lock())));
            drop((other.lock(), one.lock()));
        });
    });
    let failure = report.failure.unwrap();
    assert_eq!(failure.diagnosis, Diagnosis::WaitsForever);
    let Finding::Blocked { waiters } = &failure.finding else {
        panic!("{failure:#?}")
    };
    let mut threads: Vec<usize> = waiters.iter().map(|waiter| waiter.thread).collect();
    threads.sort_unstable();
    assert_eq!(threads, [0, 1]);
    assert!(
        waiters
            .iter()
            .all(|waiter| waiter.operation == Operation::Lock)
    );
}

/// A pointer tells nobody how long it is used.
#[test]
fn written_on_after_the_publication() {
    let found = races("written_on_after_the_publication", || {
        let shared = Shared::new((0, 0));
        both(
            &shared,
            |shared| {
                let pair = unsafe { &mut *shared.value.get() };
                pair.0 = 1;
                shared.ready.store(true, Ordering::Release);
                pair.1 = 2;
            },
            |shared| {
                if shared.ready.load(Ordering::Acquire) {
                    assert_eq!(unsafe { *shared.value.get() }.0, 1);
                }
            },
        );
    });
    assert!(found.iter().any(|(_, writes)| *writes), "{found:?}");
}

/// The first byte that a thread touches may be one for all, and another one not.
#[test]
fn a_race_behind_the_first_byte() {
    let found = races("a_race_behind_the_first_byte", || {
        let shared = Shared::new([0_u64; 3]);
        both(
            &shared,
            |shared| unsafe { (*shared.value.get())[1] = 1 },
            |shared| {
                let place = shared.value.get();
                assert!(unsafe { (*place)[0] + (*place)[1] } < 2);
            },
        );
    });
    assert!(found.iter().any(|(_, writes)| !*writes), "{found:?}");
}

#[test]
fn a_first_byte_for_all() {
    passes("a_first_byte_for_all", || {
        let shared = Shared::new([0_u64; 3]);
        let write = |at: usize| {
            move |shared: &Shared<[u64; 3]>| {
                let place = shared.value.get();
                unsafe { (*place)[at] = (*place)[0] + 1 };
            }
        };
        both(&shared, write(1), write(2));
    });
}

/// What orders the two is the count of an `Arc`; between the parts that it cleans up, the last owner looks at an atomic.
#[test]
fn the_last_owner_cleans_up_one_by_one() {
    struct Kept(UnsafeCell<[u32; 2]>, AtomicUsize);
    // Safety: one thread writes, and the last owner.
    unsafe impl Sync for Kept {}
    impl Drop for Kept {
        fn drop(&mut self) {
            let mut place = 0;
            while place < self.1.load(Ordering::Relaxed) {
                unsafe { (*self.0.get())[place] += 1 };
                place += 1;
            }
        }
    }
    passes("the_last_owner_cleans_up_one_by_one", || {
        let kept = Arc::new(Kept(UnsafeCell::new([0; 2]), AtomicUsize::new(0)));
        let theirs = Arc::clone(&kept);
        thread::spawn(move || {
            unsafe { *theirs.0.get() = [1; 2] };
            theirs.1.store(2, Ordering::Relaxed);
            drop(theirs);
        });
        drop(kept);
    });
}

/// Whoever comes last has all to itself, and looks at it without moving it.
fn add_up(how: fn(Arc<Parts>)) {
    let parts = Arc::new(Parts((0..2).map(UnsafeCell::new).collect()));
    let seen = Arc::new(Mutex::new(0));
    let threads = [0, 1].map(|which: usize| {
        let (parts, seen) = (Arc::clone(&parts), Arc::clone(&seen));
        thread::spawn(move || {
            unsafe { *parts.0[which].get() += 1 };
            how(parts);
            *seen.lock().unwrap() += 1;
        })
    });
    drop(parts);
    threads.into_iter().for_each(|it| it.join().unwrap());
    assert_eq!(*seen.lock().unwrap(), 2);
}

struct Parts(Vec<UnsafeCell<u32>>);

// Safety: each thread has its own part, and the last owner has all.
unsafe impl Sync for Parts {}

impl Parts {
    fn sum(&self) -> u32 {
        self.0.iter().map(|part| unsafe { *part.get() }).sum()
    }
}

#[test]
fn the_last_owner_adds_up() {
    passes("the_last_owner_adds_up", || {
        add_up(|parts| {
            if let Some(parts) = Arc::into_inner(parts) {
                assert_eq!(parts.sum(), 3);
            }
        });
    });
}

#[test]
fn everybody_adds_up() {
    races("everybody_adds_up", || {
        add_up(|parts| {
            assert!(parts.sum() > 1);
            // The cells never come to their end.
            std::mem::forget(parts);
        });
    });
}

/// A lock within the contents is for all, whatever it does to its own bytes.
#[test]
fn a_lock_in_a_cell() {
    passes("a_lock_in_a_cell", || {
        let shared = Shared::new((Mutex::new(0), AtomicUsize::new(0), OnceLock::new()));
        let add = |shared: &Shared<(Mutex<usize>, AtomicUsize, OnceLock<usize>)>| {
            let contents = unsafe { &*shared.value.get() };
            contents.1.fetch_add(1, Ordering::Relaxed);
            *contents.0.lock().unwrap() += contents.2.get_or_init(|| 1);
        };
        both(&shared, add, add);
        assert_eq!(*unsafe { &*shared.value.get() }.0.lock().unwrap(), 2);
    });
}

/// Adds 1, once or until it succeeds.
fn add_weakly(count: &AtomicUsize, again: bool) {
    let mut found = count.load(Ordering::Relaxed);
    while let Err(now) =
        count.compare_exchange_weak(found, found + 1, Ordering::Relaxed, Ordering::Relaxed)
    {
        found = now;
        if !again {
            break;
        }
    }
}

#[test]
fn a_weak_exchange_is_tried_again() {
    passes("a_weak_exchange_is_tried_again", || {
        let count = AtomicUsize::new(0);
        thread::scope(|scope| {
            scope.spawn(|| add_weakly(&count, true));
            add_weakly(&count, true);
        });
        assert_eq!(count.into_inner(), 2);
    });
}

/// Nobody else does anything to the value: the exchange fails for no reason.
#[test]
fn a_weak_exchange_is_tried_once() {
    let report = report("a_weak_exchange_is_tried_once", || {
        let (count, other) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            scope.spawn(|| add_weakly(&other, true));
            add_weakly(&count, false);
        });
        grader::require_eq(count.into_inner(), 1, "lost");
    });
    let failure = report.failure.unwrap();
    assert_eq!(failure.diagnosis, Diagnosis::WrongResult);
    let steps = failure.history.steps.iter();
    let spurious = steps.filter(|step| step.operation == Operation::UpdateFailedSpuriously);
    assert_eq!(spurious.count(), 1);
}

/// Each of the first ones may be the one that fails.
#[test]
fn the_third_weak_exchange_is_tried_once() {
    let report = report("the_third_weak_exchange_is_tried_once", || {
        let count = AtomicUsize::new(0);
        add_weakly(&count, true);
        add_weakly(&count, true);
        add_weakly(&count, false);
        grader::require_eq(count.into_inner(), 3, "lost");
    });
    assert_eq!(report.schedules, 4, "one for each, and one without");
    assert_eq!(report.failure.unwrap().diagnosis, Diagnosis::WrongResult);
}
