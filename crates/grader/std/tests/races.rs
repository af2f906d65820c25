//! What is a data race on the contents of an `UnsafeCell`, and what is none: no right program may be refused, whatever it does with
//! its pointers and however it orders its threads.

// What is safe and what is not is the subject here.
#![allow(clippy::undocumented_unsafe_blocks)]

#[macro_use]
extern crate explored_std as std;

mod support;

use grader::report::{CaseReport, Diagnosis, Finding, Operation};
use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicUsize, Ordering, fence};
use std::sync::mpsc::channel;
use std::sync::{Arc, Barrier, Condvar, LazyLock, Mutex, Once, OnceLock, RwLock};
use std::{env, fs, hint, thread};
use support::{fails, passes};

/// A value for others to see, and a sign that it is there.
#[derive(Default)]
struct Shared<T> {
    value: UnsafeCell<T>,
    ready: AtomicBool,
}

// Safety: what is safe and what is not is the subject of these tests.
unsafe impl<T> Sync for Shared<T> {}

impl<T: Copy> Shared<T> {
    fn read(&self) -> T {
        unsafe { *self.value.get() }
    }

    fn write(&self, value: T) {
        unsafe { *self.value.get() = value };
    }
}

/// Runs both at the same time.
fn both<S: Default + Sync>(other: impl FnOnce(&S) + Send, mine: impl FnOnce(&S)) -> S {
    let shared = S::default();
    thread::scope(|scope| {
        scope.spawn(|| other(&shared));
        mine(&shared);
    });
    shared
}

/// Which of the two accesses write.
fn races(name: &str, case: fn()) -> (CaseReport, [bool; 2]) {
    let report = fails(name, case, Diagnosis::DataRace);
    let failure = report.failure.as_ref().unwrap();
    let Finding::Raced { first, second } = &failure.finding else {
        panic!("{failure:#?}")
    };
    assert_ne!(first.thread, second.thread);
    let last = failure.history.steps.last().unwrap();
    assert_eq!(
        (last.thread, last.place.as_ref()),
        (second.thread, Some(&second.place))
    );
    assert!(matches!(
        last.operation,
        Operation::CellRead | Operation::CellWrite
    ));
    let writes = [first.writes, second.writes];
    (report, writes)
}

fn publish(release: Ordering, acquire: Ordering) {
    both(
        |shared: &Shared<u32>| {
            shared.write(7);
            shared.ready.store(true, release);
        },
        |shared| {
            if shared.ready.load(acquire) {
                assert_eq!(shared.read(), 7);
            }
        },
    );
}

#[test]
fn published_with_too_weak_an_order() {
    let (_, writes) = races("relaxed", || {
        publish(Ordering::Relaxed, Ordering::Relaxed);
    });
    assert_eq!(writes, [true, false]);
    races("released only", || {
        publish(Ordering::Release, Ordering::Relaxed);
    });
    races("acquired only", || {
        publish(Ordering::Relaxed, Ordering::Acquire);
    });
}

#[test]
fn published_as_it_should_be() {
    passes("released and acquired", || {
        publish(Ordering::Release, Ordering::Acquire);
    });
    passes("in one order for all", || {
        publish(Ordering::SeqCst, Ordering::SeqCst);
    });
}

#[test]
fn a_race_can_be_replayed() {
    fn case() {
        publish(Ordering::Relaxed, Ordering::Relaxed);
    }
    let report = races("relaxed", case).0;
    let failure = report.failure.unwrap();
    let limits = grader::explore::Limits::default();
    let again = grader::explore::explore("again", case, &limits, Some(&failure.replay));
    assert_eq!(again.failure.unwrap(), failure);
}

fn publish_by_fences(release: Option<Ordering>, acquire: Option<Ordering>) {
    both(
        |shared: &Shared<u32>| {
            shared.write(7);
            release.into_iter().for_each(fence);
            shared.ready.store(true, Ordering::Relaxed);
        },
        |shared| {
            if shared.ready.load(Ordering::Relaxed) {
                acquire.into_iter().for_each(fence);
                assert_eq!(shared.read(), 7);
            }
        },
    );
}

#[test]
fn fences_order_only_in_pairs() {
    passes("both", || {
        publish_by_fences(Some(Ordering::Release), Some(Ordering::Acquire));
    });
    races("one", || publish_by_fences(Some(Ordering::Release), None));
    races("other", || publish_by_fences(None, Some(Ordering::Acquire)));
}

/// A relaxed update between the release and the acquire passes on what was released.
#[test]
fn an_update_passes_on_what_was_released() {
    #[derive(Default)]
    struct Counted(Shared<u32>, AtomicUsize);
    fn case() {
        let shared = Counted::default();
        thread::scope(|scope| {
            scope.spawn(|| {
                shared.0.write(7);
                shared.1.store(1, Ordering::Release);
            });
            scope.spawn(|| shared.1.fetch_add(2, Ordering::Relaxed));
            if shared.1.load(Ordering::Acquire) == 3 {
                assert_eq!(shared.0.read(), 7);
            }
        });
    }
    passes("released, then updated", case);
}

#[test]
fn nothing_orders_them() {
    let (_, writes) = races("two writes", || {
        both(
            |shared: &Shared<u32>| shared.write(1),
            |shared| shared.write(2),
        );
    });
    assert_eq!(writes, [true, true]);
    races("a read and a write", || {
        both(
            |shared: &Shared<u32>| shared.write(1),
            |shared| assert!(shared.read() < 2),
        );
    });
    // Nobody can see from the bytes that something was written.
    races("a write of the same value", || {
        both(
            |shared: &Shared<u32>| shared.write(0),
            |shared| assert_eq!(shared.read(), 0),
        );
    });
    races("a sleep orders nothing", || {
        both(
            |shared: &Shared<u32>| shared.write(1),
            |shared| {
                thread::sleep(std::time::Duration::from_secs(1));
                assert!(shared.read() < 2);
            },
        );
    });
}

#[test]
fn only_the_second_round_races() {
    races("once under the lock, once beside it", || {
        both(
            |shared: &(Shared<u32>, Mutex<()>)| {
                let guard = shared.1.lock();
                shared.0.write(1);
                drop(guard);
            },
            |shared| {
                let guard = shared.1.lock();
                shared.0.write(2);
                drop(guard);
                shared.0.write(3);
            },
        );
    });
}

#[test]
fn accesses_that_are_no_race() {
    passes("everybody only reads", || {
        both(
            |shared: &Shared<u32>| assert_eq!(shared.read(), 0),
            |shared| assert_eq!(shared.read(), 0),
        );
    });
    passes("a part for each", || {
        let shared = both(
            |shared: &Shared<[u64; 2]>| unsafe { (*shared.value.get())[0] = 1 },
            |shared| unsafe { (*shared.value.get())[1] = 2 },
        );
        assert_eq!(shared.value.into_inner(), [1, 2]);
    });
    passes("a pointer that is taken early", || {
        both(
            |shared: &Shared<u32>| {
                shared.write(7);
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
    passes("nothing in it", || {
        both(
            |shared: &Shared<()>| shared.write(()),
            |shared| shared.write(()),
        );
    });
}

/// What is accessed is not the same in each schedule: what looks like a race, going by the first one, is tried out.
#[test]
fn a_part_for_whoever_comes() {
    #[derive(Default)]
    struct Places(Shared<[u64; 2]>, AtomicUsize);
    passes("the next place", || {
        let take = |places: &Places| {
            let place = places.1.fetch_add(1, Ordering::Relaxed);
            unsafe { (*places.0.value.get())[place] = 1 };
        };
        both(take, take);
    });
}

/// What orders the two is the count of an `Arc`, which is not seen.
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
    passes("dropped by either", || {
        let kept = Arc::new(Kept(UnsafeCell::new(0)));
        let theirs = Arc::clone(&kept);
        thread::spawn(move || {
            unsafe { *theirs.0.get() = 1 };
            drop(theirs);
        });
        thread::yield_now();
        drop(kept);
    });
}

/// As above, and between the parts that it cleans up the last owner looks at an atomic, which orders nothing.
#[test]
fn the_last_owner_cleans_up_one_by_one() {
    #[derive(Default)]
    struct Kept(Shared<[u32; 2]>, AtomicUsize);
    impl Drop for Kept {
        fn drop(&mut self) {
            let mut place = 0;
            while place < self.1.load(Ordering::Relaxed) {
                unsafe { (*self.0.value.get())[place] += 1 };
                place += 1;
            }
        }
    }
    passes("dropped by either", || {
        let kept = Arc::new(Kept::default());
        let theirs = Arc::clone(&kept);
        thread::spawn(move || {
            theirs.0.write([1; 2]);
            theirs.1.store(2, Ordering::Relaxed);
            drop(theirs);
        });
        thread::yield_now();
        drop(kept);
    });
}

/// As above, and each of the parts does something when it is cleaned up which orders threads.
#[test]
fn the_last_owner_cleans_up_what_orders() {
    struct Counted(Arc<AtomicUsize>);
    impl Drop for Counted {
        fn drop(&mut self) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }
    #[derive(Default)]
    struct Kept([Shared<Option<Counted>>; 2]);
    impl Drop for Kept {
        fn drop(&mut self) {
            for part in &self.0 {
                drop(unsafe { (*part.value.get()).take() });
            }
        }
    }
    passes("dropped by either", || {
        let dropped = Arc::new(AtomicUsize::new(0));
        let kept = Arc::new(Kept::default());
        let (theirs, count) = (Arc::clone(&kept), Arc::clone(&dropped));
        let thread = thread::spawn(move || {
            for part in &theirs.0 {
                unsafe { *part.value.get() = Some(Counted(Arc::clone(&count))) };
                count.load(Ordering::Relaxed);
            }
            drop(theirs);
        });
        thread::yield_now();
        drop(kept);
        thread.join().unwrap();
        assert_eq!(dropped.load(Ordering::Relaxed), 2);
    });
}

/// Whoever comes last has all to itself, and looks at it without moving it.
#[test]
fn the_last_owner_adds_up() {
    struct Parts(Vec<UnsafeCell<u32>>);
    // Safety: each thread has its own part, and the last owner has all.
    unsafe impl Sync for Parts {}
    fn sum(parts: &Parts) -> u32 {
        parts.0.iter().map(|part| unsafe { *part.get() }).sum()
    }
    fn case(add_up: fn(Arc<Parts>)) {
        let parts = Arc::new(Parts((0..2).map(UnsafeCell::new).collect()));
        let (sender, receiver) = channel();
        let threads = [0, 1].map(|which: usize| {
            let (parts, sender) = (Arc::clone(&parts), sender.clone());
            thread::spawn(move || {
                unsafe { *parts.0[which].get() += 1 };
                add_up(parts);
                sender.send(()).unwrap();
            })
        });
        drop((parts, sender));
        assert_eq!(receiver.iter().count(), 2);
        threads.into_iter().for_each(|it| it.join().unwrap());
    }
    passes("by the last one", || {
        case(|parts| {
            if let Some(parts) = Arc::into_inner(parts) {
                assert_eq!(sum(&parts), 3);
            }
        });
    });
    races("by everybody", || {
        case(|parts| {
            assert!(sum(&parts) > 1);
            thread::yield_now();
        });
    });
}

/// A look at an atomic makes nobody the last owner.
#[test]
fn a_relaxed_look_after_the_access_hides_nothing() {
    races("looks again", || {
        let add = |shared: &Shared<u32>| {
            unsafe { *shared.value.get() += 1 };
            while shared.ready.load(Ordering::Relaxed) {}
        };
        both(add, add);
    });
}

/// Whoever asks for a cell within a cell does nothing yet to what the outer one holds.
#[test]
fn a_cell_in_a_cell() {
    type Outer = Shared<[Shared<u32>; 2]>;
    fn inner(outer: &Outer, which: usize) -> &Shared<u32> {
        unsafe { &(*outer.value.get())[which] }
    }
    passes("each its own", || {
        both(
            |outer: &Outer| inner(outer, 0).write(7),
            |outer| inner(outer, 1).write(8),
        );
    });
    passes("a place for later", || {
        let add = |outer: &Outer| {
            let inner = inner(outer, 0);
            let value = inner.value.get();
            while inner.ready.swap(true, Ordering::Acquire) {
                hint::spin_loop();
            }
            unsafe { *value += 1 };
            inner.ready.store(false, Ordering::Release);
        };
        both(add, add);
    });
    let (_, writes) = races("the same", || {
        both(
            |outer: &Outer| inner(outer, 1).write(7),
            |outer| inner(outer, 1).write(8),
        );
    });
    assert_eq!(writes, [true, true]);
}

#[test]
fn whoever_has_it_alone_may_do_anything() {
    passes("joined, taken out, moved", || {
        let shared = Arc::new(Shared::<u32>::default());
        let theirs = Arc::clone(&shared);
        let thread = thread::spawn(move || theirs.write(1));
        while Arc::strong_count(&shared) > 1 {
            thread::yield_now();
        }
        let mut shared = Arc::into_inner(shared).unwrap();
        *shared.value.get_mut() += 1;
        assert_eq!(shared.read(), 2);
        assert_eq!(shared.value.into_inner(), 2);
        thread.join().unwrap();
    });
}

fn spin_lock(acquire: Ordering, release: Ordering) {
    let add = |shared: &Shared<u32>| {
        while shared.ready.swap(true, acquire) {
            hint::spin_loop();
        }
        unsafe { *shared.value.get() += 1 };
        shared.ready.store(false, release);
    };
    let mut shared = both(add, add);
    assert_eq!(*shared.value.get_mut(), 2);
}

#[test]
fn a_lock_of_ones_own() {
    passes("released and acquired", || {
        spin_lock(Ordering::Acquire, Ordering::Release);
    });
    races("released only", || {
        spin_lock(Ordering::Relaxed, Ordering::Release);
    });
    races("acquired only", || {
        spin_lock(Ordering::Acquire, Ordering::Relaxed);
    });
}

/// One producer, one consumer, a ring of two: each has the place that the other one has left.
#[test]
fn a_ring_of_ones_own() {
    struct Ring {
        places: [UnsafeCell<u32>; 2],
        head: AtomicUsize,
        tail: AtomicUsize,
    }
    // Safety: the producer has the places from `head` on, the consumer those before it.
    unsafe impl Sync for Ring {}
    fn case(release: Ordering) {
        let ring = Ring {
            places: [const { UnsafeCell::new(0) }; 2],
            head: AtomicUsize::new(0),
            tail: AtomicUsize::new(0),
        };
        let ring = &ring;
        thread::scope(|scope| {
            scope.spawn(move || {
                for item in 0..3 {
                    while item - ring.tail.load(Ordering::Acquire) == 2 {
                        hint::spin_loop();
                    }
                    unsafe { *ring.places[item % 2].get() = 10 + item as u32 };
                    ring.head.store(item + 1, release);
                }
            });
            for item in 0..3 {
                while ring.head.load(Ordering::Acquire) == item {
                    hint::spin_loop();
                }
                assert_eq!(unsafe { *ring.places[item % 2].get() }, 10 + item as u32);
                ring.tail.store(item + 1, Ordering::Release);
            }
        });
    }
    passes("released", || case(Ordering::Release));
    races("relaxed", || case(Ordering::Relaxed));
}

/// Whatever std has to order two threads does so.
#[test]
fn ordered_by_std() {
    passes("a mutex and a condition variable", || {
        both(
            |shared: &(Shared<u32>, Mutex<bool>, Condvar)| {
                shared.0.write(7);
                *shared.1.lock().unwrap() = true;
                shared.2.notify_one();
            },
            |shared| {
                let there = shared.1.lock().unwrap();
                drop(shared.2.wait_while(there, |there| !*there));
                assert_eq!(shared.0.read(), 7);
            },
        );
    });
    passes("a read-write lock", || {
        both(
            |shared: &(Shared<u32>, RwLock<bool>)| {
                shared.0.write(7);
                *shared.1.write().unwrap() = true;
            },
            |shared| {
                if *shared.1.read().unwrap() {
                    assert_eq!(shared.0.read(), 7);
                }
            },
        );
    });
    passes("a channel, and its end", || {
        let (sender, receiver) = channel();
        both(
            |shared: &(Shared<u32>, Shared<u32>)| {
                shared.0.write(7);
                sender.send(()).unwrap();
                shared.1.write(8);
                drop(sender);
            },
            |shared| {
                receiver.recv().unwrap();
                assert_eq!(shared.0.read(), 7);
                receiver.recv().unwrap_err();
                assert_eq!(shared.1.read(), 8);
            },
        );
    });
    passes("parking", || {
        let shared = Shared::<u32>::default();
        thread::scope(|scope| {
            let parked = scope.spawn(|| {
                while !shared.ready.load(Ordering::Relaxed) {
                    thread::park();
                }
            });
            shared.write(7);
            shared.ready.store(true, Ordering::Relaxed);
            parked.thread().unpark();
        });
        assert_eq!(shared.read(), 7);
    });
    passes("a barrier", || {
        let barrier = Barrier::new(2);
        both(
            |shared: &Shared<u32>| {
                shared.write(7);
                barrier.wait();
            },
            |shared| {
                barrier.wait();
                assert_eq!(shared.read(), 7);
            },
        );
    });
    passes("made once", || {
        static LAZY: LazyLock<u32> = LazyLock::new(|| 5);
        let (once, lock) = (Once::new(), OnceLock::new());
        let make = |shared: &(Shared<u32>, Shared<u32>)| {
            once.call_once(|| shared.0.write(*LAZY));
            lock.get_or_init(|| shared.1.write(7));
            assert_eq!((shared.0.read(), shared.1.read()), (5, 7));
        };
        both(make, make);
        let see = |shared: &Shared<u32>| {
            if lock.get().is_some() || once.is_completed() {
                assert_eq!(shared.read(), 0);
            }
        };
        both(see, see);
    });
    passes("a thread that is seen to have ended", || {
        let shared = Shared::<u32>::default();
        thread::scope(|scope| {
            let thread = scope.spawn(|| shared.write(7));
            if thread.is_finished() {
                assert_eq!(shared.read(), 7);
            }
        });
    });
}

#[test]
fn a_cell_in_a_static_starts_afresh() {
    static SHARED: Shared<u32> = Shared {
        value: UnsafeCell::new(0),
        ready: AtomicBool::new(false),
    };
    passes("static", || {
        thread::scope(|scope| {
            scope.spawn(|| {
                assert_eq!(SHARED.read(), 0);
                SHARED.write(7);
                SHARED.ready.store(true, Ordering::Release);
            });
            if SHARED.ready.load(Ordering::Acquire) {
                assert_eq!(SHARED.read(), 7);
            }
        });
    });
}

/// A pointer tells nobody how long it is used.
#[test]
fn a_pointer_that_is_kept() {
    let kept = || {
        both(
            |shared: &Shared<(u32, u32)>| {
                let pair = unsafe { &mut *shared.value.get() };
                pair.0 = 1;
                shared.ready.store(true, Ordering::Release);
                pair.1 = 2;
            },
            |shared| {
                if shared.ready.load(Ordering::Acquire) {
                    assert_eq!(shared.read().0, 1);
                }
            },
        );
    };
    let (_, writes) = races("written on after the publication", kept);
    assert!(writes.contains(&true));
    races("written after a lock was given back", || {
        let add = |shared: &(Shared<u32>, Mutex<()>)| {
            let guard = shared.1.lock();
            let value = shared.0.value.get();
            let new = unsafe { *value } + 1;
            drop(guard);
            unsafe { *value = new };
        };
        both(add, add);
    });
    races("by one who was given it", || {
        #[derive(Default)]
        struct Given(Shared<u32>, AtomicPtr<u32>);
        both(
            |given: &Given| {
                given.1.store(given.0.value.get(), Ordering::Release);
                given.0.write(1);
            },
            |given| {
                let value = given.1.load(Ordering::Acquire);
                if !value.is_null() {
                    unsafe { *value = 2 };
                }
            },
        );
    });
    passes("within the lock", || {
        let add = |shared: &(Shared<u32>, Mutex<()>, AtomicUsize)| {
            let value = shared.0.value.get();
            let guard = shared.1.lock();
            unsafe { *value += 1 };
            shared.2.fetch_add(1, Ordering::Relaxed);
            unsafe { *value += 1 };
            drop(guard);
        };
        let shared = both(add, add);
        assert_eq!(shared.0.read(), 4);
    });
}

/// The first byte that a thread touches may be one for all, and another one not.
#[test]
fn a_race_behind_the_first_byte() {
    type Two = Shared<[u64; 3]>;
    let (_, writes) = races("read behind", || {
        both(
            |two: &Two| unsafe { (*two.value.get())[1] = 1 },
            |two| {
                let place = two.value.get();
                assert!(unsafe { (*place)[0] + (*place)[1] } < 2);
            },
        );
    });
    assert!(writes.contains(&true) && writes.contains(&false));
    races("the same value, written behind", || {
        both(
            |two: &Two| {
                let place = two.value.get();
                unsafe { (*place)[0] = 0 };
                unsafe { (*place)[2] = 0 };
            },
            |two| assert_eq!(unsafe { (*two.value.get())[2] }, 0),
        );
    });
    passes("some of them only read", || {
        both(
            |two: &Two| {
                let place = two.value.get();
                unsafe { (*place)[1] = (*place)[0] + 1 };
            },
            |two| {
                let place = two.value.get();
                unsafe { (*place)[2] = (*place)[0] + 2 };
            },
        );
    });
}

/// Contents go where the cell goes, and come back to whoever has it alone.
#[test]
fn a_cell_that_moves() {
    struct Loud(u32);
    impl Drop for Loud {
        fn drop(&mut self) {
            assert_eq!(self.0, 3, "what it was last");
        }
    }
    passes("moved, reached directly, and dropped", || {
        let shared = Shared {
            value: UnsafeCell::new(Loud(0)),
            ready: AtomicBool::new(false),
        };
        let add = |shared: &Shared<Loud>| unsafe { (*shared.value.get()).0 += 1 };
        thread::scope(|scope| {
            scope.spawn(|| add(&shared));
        });
        let mut moved = Box::new(shared);
        add(&moved);
        moved.value.get_mut().0 += 1;
        let moved = [*moved];
        assert_eq!(unsafe { (*moved[0].value.get()).0 }, 3);
        let [Shared { mut value, .. }] = moved;
        let raw = UnsafeCell::raw_get(&raw const value);
        assert_eq!(unsafe { (*raw).0 }, 3);
        let mut other = UnsafeCell::new(Loud(3));
        std::mem::swap(&mut other, &mut value);
        assert_eq!(unsafe { (*other.get()).0 }, 3);
        assert_eq!(other.into_inner().0, 3);
    });
}

/// A lock within the contents is for all, whatever it does to its own bytes.
#[test]
fn a_lock_in_a_cell() {
    type Locked = Shared<(Mutex<u32>, AtomicUsize, u32)>;
    passes("locked and counted", || {
        let add = |shared: &Locked| {
            let contents = unsafe { &*shared.value.get() };
            *contents.0.lock().unwrap() += 1;
            contents.1.fetch_add(1, Ordering::Relaxed);
            *contents.0.lock().unwrap() += contents.2;
        };
        let shared = both(add, add);
        assert_eq!(*unsafe { &*shared.value.get() }.0.lock().unwrap(), 2);
    });
    races("beside the lock", || {
        let add = |shared: &Locked| {
            let contents = shared.value.get();
            unsafe { (*contents).2 += 1 };
            drop(unsafe { &*contents }.0.lock());
        };
        both(add, add);
    });
}

/// What the code does to the world is done once in each schedule, however often it is looked at.
#[test]
fn effects_come_once_in_a_schedule() {
    passes("a file made, and removed", || {
        let path = env::temp_dir().join(format!("explored-std-races-{}", std::process::id()));
        let shared = both(
            |shared: &Shared<u32>| {
                fs::write(&path, "7").unwrap();
                shared.write(7);
                fs::remove_file(&path).unwrap();
            },
            |_| {},
        );
        assert_eq!(shared.read(), 7);
    });
}
