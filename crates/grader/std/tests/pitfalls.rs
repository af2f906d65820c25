//! What an explorer of schedules easily gets wrong. In each case code is legal and must pass, or is wrong and must be found.

#[macro_use]
extern crate explored_std as std;

mod support;

use grader::explore::{Case, Limits, explore};
use grader::report::{Diagnosis, Finding, Operation};
use grader::{Tally, require, require_eq, sometimes};
use std::cell::Cell;
use std::hint;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::mpsc::{RecvTimeoutError, TryRecvError, channel, sync_channel};
use std::sync::{Barrier, Condvar, LazyLock, Mutex, Once, OnceLock, RwLock};
use std::thread;
use std::time::{Duration, Instant};
use support::{fails, passes};

const LIMIT: Duration = Duration::from_millis(100);

#[test]
fn a_joined_panic_is_no_failure() {
    fn case() {
        let thread = thread::spawn(|| panic!("handed to whoever joins"));
        require(thread.join().is_err(), "the_panic_is_handed_over");
    }
    passes("joined", case);
}

#[test]
fn a_panic_that_nobody_sees_breaks_what_waits_for_it() {
    fn case() {
        let (sender, receiver) = channel::<()>();
        let kept = sender.clone();
        thread::spawn(move || {
            let _sender = sender;
            panic!("before anything was sent");
        });
        let _ = receiver.recv();
        drop(kept);
    }
    let report = fails("unseen", case, Diagnosis::Panic);
    let finding = report.failure.unwrap().finding;
    assert!(
        matches!(finding, Finding::Panicked { thread: 1, .. }),
        "{finding:?}"
    );
}

#[test]
fn a_panic_in_a_scope_is_the_scopes() {
    fn seen() {
        let result = catch_unwind(|| {
            thread::scope(|scope| {
                scope.spawn(|| panic!("in the scope"));
            });
        });
        require(result.is_err(), "the_scope_panics");
    }
    fn unseen() {
        thread::scope(|scope| {
            scope.spawn(|| panic!("in the scope"));
        });
    }
    passes("seen", seen);
    let report = fails("unseen", unseen, Diagnosis::Panic);
    let finding = report.failure.unwrap().finding;
    let Finding::Panicked { thread, text, .. } = finding else {
        panic!("{finding:?}");
    };
    assert_eq!((thread, text.as_str()), (1, "in the scope"));
}

#[test]
fn caught_panics_are_the_codes_own_business() {
    fn case() {
        let total = Mutex::new(0);
        let work = |fails: bool| {
            let result = catch_unwind(AssertUnwindSafe(|| {
                *total.lock().unwrap() += 1;
                assert!(!fails, "on purpose");
            }));
            require_eq(result.is_err(), fails, "caught");
        };
        for fails in [true, false, true] {
            work(fails);
            require(!thread::panicking(), "goes_on");
        }
        require_eq(total.into_inner().unwrap(), 3, "all_counted");
    }
    passes("caught", case);
}

#[test]
fn a_panicking_thread_does_not_make_others_panic() {
    fn case() {
        struct Locks<'a>(&'a Mutex<u32>);
        impl Drop for Locks<'_> {
            fn drop(&mut self) {
                *self.0.lock().unwrap() += 1;
            }
        }
        let mutex = Mutex::new(0);
        thread::scope(|scope| {
            let panics = scope.spawn(|| {
                let _locks = Locks(&mutex);
                panic!("while others hold the lock");
            });
            for _ in 0..2 {
                let guard = mutex.lock().unwrap();
                thread::yield_now();
                require(!thread::panicking(), "not_here");
                drop(guard);
            }
            require(panics.join().is_err(), "there");
        });
        require(!mutex.is_poisoned(), "nobody_held_it");
        require_eq(*mutex.lock().unwrap(), 1, "count");
    }
    passes("panicking", case);
}

#[test]
fn stacks_are_as_large_as_stds() {
    fn case() {
        #[inline(never)]
        fn sum(deep: u32) -> u64 {
            let array = hint::black_box([1_u8; 100_000]);
            let rest = if deep == 0 { 0 } else { sum(deep - 1) };
            array.iter().map(|byte| u64::from(*byte)).sum::<u64>() + rest
        }
        let thread = thread::spawn(|| sum(9));
        require_eq(sum(9) + thread.join().unwrap(), 2_000_000, "sum");
    }
    passes("stack", case);
}

#[test]
fn a_busy_wait_ends_with_and_without_a_hint() {
    fn wait_with(pause: fn()) {
        let ready = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| ready.store(true, SeqCst));
            while !ready.load(SeqCst) {
                pause();
            }
        });
    }
    passes("bare", || wait_with(|| {}));
    passes("spin_loop", || wait_with(hint::spin_loop));
    passes("yield_now", || wait_with(thread::yield_now));
    passes("sleep", || {
        wait_with(|| thread::sleep(Duration::from_millis(1)));
    });
}

#[test]
fn a_busy_wait_on_a_lock_ends() {
    fn try_lock() {
        let mutex = Mutex::new(false);
        thread::scope(|scope| {
            scope.spawn(|| *mutex.lock().unwrap() = true);
            while mutex.try_lock().map_or(true, |ready| !*ready) {}
        });
    }
    fn lock() {
        let mutex = Mutex::new(false);
        thread::scope(|scope| {
            scope.spawn(|| *mutex.lock().unwrap() = true);
            while !*mutex.lock().unwrap() {}
        });
    }
    fn receive() {
        let (sender, receiver) = channel();
        thread::scope(|scope| {
            scope.spawn(move || sender.send(1).unwrap());
            while receiver.try_recv().is_err() {}
        });
    }
    passes("try_lock", try_lock);
    passes("lock", lock);
    passes("try_recv", receive);
}

#[test]
fn a_loop_around_park_ends() {
    fn flag() {
        let ready = AtomicBool::new(false);
        let sleeper = thread::current();
        thread::scope(|scope| {
            scope.spawn(|| {
                ready.store(true, SeqCst);
                sleeper.unpark();
            });
            while !ready.load(SeqCst) {
                thread::park();
            }
        });
    }
    /// A barrier of parked threads, which are unparked one after the other.
    fn barrier() {
        let waiting = Mutex::new(Vec::new());
        let open = AtomicBool::new(false);
        let meet = || {
            let mut all = waiting.lock().unwrap();
            if all.len() == 1 {
                open.store(true, SeqCst);
                all.drain(..)
                    .for_each(|thread: thread::Thread| thread.unpark());
                return;
            }
            all.push(thread::current());
            drop(all);
            while !open.load(SeqCst) {
                thread::park();
            }
        };
        thread::scope(|scope| {
            scope.spawn(meet);
            meet();
        });
    }
    passes("flag", flag);
    passes("barrier", barrier);
}

#[test]
fn park_may_return_too_early() {
    fn case() {
        let ready = AtomicBool::new(false);
        let sleeper = thread::current();
        thread::scope(|scope| {
            scope.spawn(|| {
                ready.store(true, SeqCst);
                sleeper.unpark();
            });
            thread::park();
            require(ready.load(SeqCst), "woken_too_early");
        });
    }
    fails("park", case, Diagnosis::BrokenInvariant);
}

#[test]
fn a_spurious_wake_up_finds_the_if_that_should_be_a_while() {
    fn hand_over(wait: fn(&Condvar, &Mutex<Option<u32>>) -> u32) {
        let (slot, filled) = (Mutex::new(None), Condvar::new());
        thread::scope(|scope| {
            scope.spawn(|| {
                *slot.lock().unwrap() = Some(7);
                filled.notify_one();
            });
            require_eq(wait(&filled, &slot), 7, "handed_over");
        });
    }
    fn with_if(filled: &Condvar, slot: &Mutex<Option<u32>>) -> u32 {
        let mut guard = slot.lock().unwrap();
        if guard.is_none() {
            guard = filled.wait(guard).unwrap();
        }
        guard.take().unwrap_or_default()
    }
    fn with_while(filled: &Condvar, slot: &Mutex<Option<u32>>) -> u32 {
        let mut guard = slot.lock().unwrap();
        while guard.is_none() {
            guard = filled.wait(guard).unwrap();
        }
        guard.take().unwrap_or_default()
    }
    fails("if", || hand_over(with_if), Diagnosis::WrongResult);
    passes("while", || hand_over(with_while));
}

#[test]
fn a_thread_local_is_one_threads() {
    thread_local!(static COUNT: Cell<u32> = const { Cell::new(0) });
    fn case() {
        let add = || {
            COUNT.set(COUNT.get() + 1);
            thread::yield_now();
            COUNT.set(COUNT.get() + 1);
            require_eq(COUNT.get(), 2, "own_count");
        };
        thread::scope(|scope| {
            scope.spawn(add);
            scope.spawn(add);
            add();
        });
    }
    passes("thread_local", case);
}

#[test]
fn statics_start_afresh_in_every_schedule() {
    static HITS: Mutex<u32> = Mutex::new(0);
    static NAMES: LazyLock<RwLock<Vec<String>>> = LazyLock::new(RwLock::default);
    fn case() {
        let hit = || {
            *HITS.lock().unwrap() += 1;
            NAMES.write().unwrap().push("hit".to_owned());
        };
        thread::scope(|scope| {
            scope.spawn(hit);
            scope.spawn(hit);
        });
        require_eq(*HITS.lock().unwrap(), 2, "hits");
        require_eq(NAMES.read().unwrap().len(), 2, "names");
    }
    assert!(passes("statics", case).schedules > 10);
    passes("statics again", case);
}

#[test]
fn sleeping_synchronises_nothing() {
    fn case() {
        let done = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| {
                thread::sleep(Duration::from_millis(10));
                done.store(true, SeqCst);
            });
            thread::sleep(Duration::from_secs(10));
            require(done.load(SeqCst), "ten_seconds_are_enough");
        });
    }
    fails("sleep", case, Diagnosis::BrokenInvariant);
}

#[test]
fn time_outs_fire_and_do_not() {
    fn condvar() {
        let (mutex, condvar) = (Mutex::new(false), Condvar::new());
        thread::scope(|scope| {
            scope.spawn(|| {
                *mutex.lock().unwrap() = true;
                condvar.notify_one();
            });
            let guard = mutex.lock().unwrap();
            let (_guard, result) = condvar
                .wait_timeout_while(guard, LIMIT, |ready| !*ready)
                .unwrap();
            sometimes(result.timed_out(), "fires");
            sometimes(!result.timed_out(), "does_not_fire");
        });
    }
    fn receive() {
        let (sender, receiver) = channel();
        thread::scope(|scope| {
            let kept = sender.clone();
            scope.spawn(move || sender.send(1));
            let result = receiver.recv_timeout(LIMIT);
            sometimes(result == Err(RecvTimeoutError::Timeout), "fires");
            sometimes(result == Ok(1), "does_not_fire");
            drop(kept);
        });
    }
    fn park() {
        let sleeper = thread::current();
        let unparked = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| {
                unparked.store(true, SeqCst);
                sleeper.unpark();
            });
            thread::park_timeout(LIMIT);
            sometimes(!unparked.load(SeqCst), "fires");
            sometimes(unparked.load(SeqCst), "does_not_fire");
        });
    }
    passes("wait_timeout_while", condvar);
    passes("recv_timeout", receive);
    passes("park_timeout", park);
}

#[test]
fn a_loop_that_reads_the_clock_gets_to_its_end() {
    fn until(limit: Duration, pause: fn()) {
        let start = Instant::now();
        while start.elapsed() < limit {
            pause();
        }
        let deadline = Instant::now() + limit;
        while Instant::now() < deadline {
            pause();
        }
    }
    const HOUR: Duration = Duration::from_secs(3600);
    passes("bare", || until(HOUR, || {}));
    passes("spin_loop", || until(HOUR, hint::spin_loop));
    passes("yield_now", || until(HOUR, thread::yield_now));
    passes("sleep", || until(LIMIT, || thread::sleep(LIMIT / 10)));
    passes("lock", || {
        static NOTHING: Mutex<()> = Mutex::new(());
        until(HOUR, || drop(NOTHING.lock()));
    });
}

#[test]
fn a_poll_with_a_limit_sees_both_ends() {
    fn case() {
        let ready = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| ready.store(true, SeqCst));
            let start = Instant::now();
            while !ready.load(SeqCst) && start.elapsed() < LIMIT {
                thread::yield_now();
            }
            sometimes(ready.load(SeqCst), "seen");
            sometimes(!ready.load(SeqCst), "given_up");
        });
    }
    passes("poll", case);
}

/// Ten thousand looks, were each sleep as short as it asked for.
#[test]
fn a_poll_with_many_naps_ends() {
    fn case() {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(10) {
            thread::sleep(Duration::from_millis(1));
        }
        sometimes(start.elapsed() < Duration::from_secs(11), "in_time");
    }
    passes("many_naps", case);
}

#[test]
fn scopes_nest() {
    fn case() {
        let count = AtomicUsize::new(0);
        thread::scope(|outer| {
            outer.spawn(|| {
                thread::scope(|inner| {
                    inner.spawn(|| count.fetch_add(1, SeqCst));
                });
                require(count.load(SeqCst) >= 1, "the_inner_scope_has_ended");
                outer.spawn(|| count.fetch_add(1, SeqCst));
            });
        });
        require_eq(count.load(SeqCst), 2, "both_have_ended");
    }
    passes("nested", case);
}

#[test]
fn eight_threads_are_not_too_many() {
    fn case() {
        let (count, seen) = (Mutex::new(0), Tally::new());
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    *count.lock().unwrap() += 1;
                    seen.add();
                });
            }
        });
        require_eq(*count.lock().unwrap(), 8, "count");
        require_eq(seen.get(), 8, "tally");
    }
    let limits = Limits {
        bound: 0,
        schedules: 2_000,
        ..Limits::default()
    };
    let report = explore("eight", case, &limits, None);
    println!("eight: {} schedules", report.schedules);
    assert!(report.failure.is_none(), "{report:#?}");
}

#[test]
fn a_reader_behind_a_writer_waits_for_itself() {
    fn reads_twice() {
        let lock = RwLock::new(0);
        thread::scope(|scope| {
            scope.spawn(|| *lock.write().unwrap() += 1);
            let first = lock.read().unwrap();
            let second = lock.read().unwrap();
            require_eq(*first, *second, "equal");
        });
    }
    fails("recursive read", reads_twice, Diagnosis::Deadlock);
}

#[test]
fn an_initialiser_that_needs_itself_is_a_deadlock() {
    fn itself() {
        static NUMBER: LazyLock<u32> = LazyLock::new(|| *NUMBER + 1);
        require_eq(*NUMBER, 1, "never_reached");
    }
    fn each_other() {
        static EGG: OnceLock<u32> = OnceLock::new();
        static HEN: OnceLock<u32> = OnceLock::new();
        fn egg() -> u32 {
            *EGG.get_or_init(|| hen() + 1)
        }
        fn hen() -> u32 {
            *HEN.get_or_init(|| egg() + 1)
        }
        thread::scope(|scope| {
            scope.spawn(egg);
            hen();
        });
    }
    fails("lazy", itself, Diagnosis::Deadlock);
    fails("egg and hen", each_other, Diagnosis::Deadlock);
}

#[test]
fn waits_that_nobody_ends_wait_for_ever() {
    fn blocked_in(name: &str, case: Case, operation: Operation) {
        let report = fails(name, case, Diagnosis::WaitsForever);
        let finding = report.failure.unwrap().finding;
        let Finding::Blocked { waiters } = finding else {
            panic!("{finding:?}");
        };
        assert_eq!(waiters[0].operation, operation, "{waiters:?}");
        assert!(waiters[0].place.file.ends_with("pitfalls.rs"));
    }
    fn barrier() {
        Barrier::new(2).wait();
    }
    fn full() {
        let (sender, _receiver) = sync_channel(1);
        sender.send(1).unwrap();
        sender.send(2).unwrap();
    }
    fn without_buffer() {
        let (sender, _receiver) = sync_channel(0);
        sender.send(1).unwrap();
    }
    fn empty() {
        let (_sender, receiver) = channel::<u8>();
        receiver.iter().for_each(drop);
    }
    fn once() {
        Once::new().wait();
    }
    blocked_in("barrier", barrier, Operation::BarrierWait);
    blocked_in("full", full, Operation::Send);
    blocked_in("without a buffer", without_buffer, Operation::Send);
    blocked_in("empty", empty, Operation::Receive);
    blocked_in("once", once, Operation::CallOnce);
}

#[test]
fn a_look_at_a_channel_sees_each_moment() {
    fn case() {
        let (sender, receiver) = channel();
        thread::scope(|scope| {
            scope.spawn(move || sender.send(1).unwrap());
            let first = receiver.try_recv();
            sometimes(first == Err(TryRecvError::Empty), "before");
            sometimes(first == Ok(1), "after");
            if first.is_ok() {
                let second = receiver.try_recv();
                sometimes(second == Err(TryRecvError::Empty), "sender_not_yet_gone");
                sometimes(second == Err(TryRecvError::Disconnected), "sender_gone");
            }
        });
    }
    passes("try_recv", case);
}

#[test]
fn a_send_sees_whether_the_receiver_is_gone() {
    fn case() {
        let (sender, receiver) = channel();
        let done = AtomicBool::new(false);
        thread::scope(|scope| {
            let done = &done;
            scope.spawn(move || {
                done.store(true, SeqCst);
                drop(receiver);
            });
            while !done.load(SeqCst) {
                thread::yield_now();
            }
            let result = sender.send(1);
            sometimes(result.is_ok(), "still_there");
            sometimes(result.is_err(), "gone");
        });
    }
    passes("send", case);
}

#[test]
fn a_panic_hook_of_the_code_does_not_disturb() {
    fn case() {
        std::panic::set_hook(Box::new(|_| {}));
        let mutex = Mutex::new(());
        let result = catch_unwind(AssertUnwindSafe(|| {
            let _guard = mutex.lock();
            panic!("on purpose");
        }));
        let _hook = std::panic::take_hook();
        require(result.is_err() && mutex.is_poisoned(), "poisoned");
    }
    passes("hook", case);
}

#[test]
fn sleeping_for_ever_is_a_wait() {
    fn case() {
        let (sender, receiver) = channel();
        thread::spawn(move || {
            sender.send(1).unwrap();
            thread::sleep(Duration::MAX);
        });
        require_eq(receiver.recv().unwrap(), 1, "received");
        require(receiver.try_recv().is_err(), "nothing_more");
    }
    passes("asleep", case);
}

#[test]
fn a_thread_that_ends_behind_the_case_is_let_go() {
    fn case() {
        let (sender, receiver) = channel();
        thread::spawn(move || {
            sender.send(1).unwrap();
            loop {
                thread::park();
            }
        });
        require_eq(receiver.recv().unwrap(), 1, "received");
    }
    passes("detached", case);
}

#[test]
fn the_same_code_explores_the_same() {
    fn right() {
        let map = Mutex::new(std::collections::HashMap::new());
        thread::scope(|scope| {
            for name in ["a", "b"] {
                let map = &map;
                scope.spawn(move || map.lock().unwrap().insert(name, name.len()));
            }
            for (name, length) in &*map.lock().unwrap() {
                require_eq(name.len(), *length, "lengths");
            }
        });
    }
    fn wrong() {
        let count = AtomicUsize::new(0);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let seen = count.load(SeqCst);
                    count.store(seen + 1, SeqCst);
                });
            }
        });
        require_eq(count.load(SeqCst), 2, "count");
    }
    let twice = |case: Case| {
        let all = [(); 2].map(|()| explore("twice", case, &Limits::default(), None));
        assert_eq!(all[0], all[1]);
        let [report, _] = all;
        report
    };
    assert!(twice(right).complete);
    let report = twice(wrong);
    let failure = report.failure.expect("an update gets lost");
    let again = explore("replay", wrong, &Limits::default(), Some(&failure.replay));
    assert_eq!(again.schedules, 1);
    assert_eq!(again.failure, Some(failure));
}

#[test]
fn a_step_says_where_it_is_in_the_source() {
    fn case() {
        let mutex = Mutex::new(0);
        let first = mutex.lock().unwrap();
        let second = mutex.lock().unwrap();
        require_eq(*first, *second, "never_reached");
    }
    let report = fails("twice", case, Diagnosis::Deadlock);
    let history = report.failure.unwrap().history;
    assert!(history.objects[0].made.file.ends_with("pitfalls.rs"));
    let last = history.steps.last().unwrap();
    assert!(last.waits && last.operation == Operation::Lock);
    assert_eq!(
        last.place.as_ref().unwrap().line,
        history.objects[0].made.line + 2
    );
}
