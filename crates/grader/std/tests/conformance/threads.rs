//! `thread`: starting, joining, scopes, parking, names.

use super::{is_send, is_sync, panic_message};
use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread::{
    self, Builder, JoinHandle, Scope, ScopedJoinHandle, Thread, ThreadId, park, park_timeout,
    sleep, yield_now,
};
use std::time::Duration;

cases!(
    a_thread_returns_a_value,
    a_panic_is_handed_to_the_joining_thread,
    a_payload_can_be_anything,
    a_scope_borrows,
    a_scope_returns_what_its_closure_returns,
    scopes_nest,
    a_panic_in_a_scope_ends_the_scope,
    a_joined_panic_in_a_scope_does_not,
    names_and_ids,
    a_builder_builds,
    a_thread_ends,
    a_token_is_kept,
    unparking_wakes,
    parking_has_a_limit,
    sleeping_and_yielding,
    panicking_says_so,
    a_payload_can_be_thrown_on,
    what_a_thread_owned_is_gone_when_it_is_joined,
    a_dropped_handle_lets_its_thread_go_on,
    a_waiting_thread_is_not_finished,
    unparking_an_ended_thread_does_nothing,
    a_scope_ends_after_all_its_threads,
    have_the_traits_of_std,
);

fn a_thread_returns_a_value() {
    let handle: JoinHandle<u8> = thread::spawn(|| 1);
    assert_eq!(format!("{handle:?}"), "JoinHandle { .. }");
    assert_eq!(handle.join().unwrap(), 1);
    let text = String::from("moved");
    assert_eq!(thread::spawn(move || text.len()).join().unwrap(), 5);
}

fn a_panic_is_handed_to_the_joining_thread() {
    let place = String::from("purpose");
    let payload = thread::spawn(move || panic!("on {place}"))
        .join()
        .unwrap_err();
    assert_eq!(*payload.downcast::<String>().unwrap(), "on purpose");
    let payload = thread::spawn(|| panic!("on purpose")).join().unwrap_err();
    assert_eq!(payload.downcast_ref::<&str>(), Some(&"on purpose"));
    let result: thread::Result<u8> = thread::spawn(|| 1).join();
    assert!(result.is_ok());
}

fn a_payload_can_be_anything() {
    let payload = thread::spawn(|| std::panic::panic_any(5_u8))
        .join()
        .unwrap_err();
    assert_eq!(payload.downcast_ref::<u8>(), Some(&5));
}

fn a_scope_borrows() {
    let mut numbers = [1, 2, 3, 4];
    let (left, right) = numbers.split_at_mut(2);
    thread::scope(|scope| {
        scope.spawn(|| left.iter_mut().for_each(|number| *number *= 2));
        scope.spawn(|| right.iter_mut().for_each(|number| *number *= 3));
    });
    assert_eq!(numbers, [2, 4, 9, 12]);
}

fn a_scope_returns_what_its_closure_returns() {
    let number = 2;
    let sum: i32 = thread::scope(|scope: &Scope<'_, '_>| {
        let one: ScopedJoinHandle<'_, i32> = scope.spawn(|| number + 1);
        assert_eq!(format!("{one:?}"), "ScopedJoinHandle { .. }");
        let id = one.thread().id();
        assert_ne!(id, thread::current().id());
        one.join().unwrap() + number
    });
    assert_eq!(sum, 5);
}

fn scopes_nest() {
    let count = AtomicUsize::new(0);
    let add = || {
        count.fetch_add(1, Ordering::SeqCst);
    };
    thread::scope(|outer| {
        outer.spawn(|| {
            outer.spawn(add);
            thread::scope(|inner| {
                inner.spawn(add);
            });
        });
    });
    assert_eq!(count.into_inner(), 2);
}

fn a_panic_in_a_scope_ends_the_scope() {
    let message = panic_message(|| {
        thread::scope(|scope| {
            scope.spawn(|| panic!("on purpose"));
        });
    });
    assert_eq!(message, "a scoped thread panicked");
    let finished = AtomicBool::new(false);
    let message = panic_message(|| {
        thread::scope(|scope| {
            scope.spawn(|| finished.store(true, Ordering::SeqCst));
            panic!("the closure");
        });
    });
    assert_eq!(message, "the closure");
    assert!(finished.into_inner());
}

fn a_joined_panic_in_a_scope_does_not() {
    thread::scope(|scope| {
        let result = scope.spawn(|| panic!("on purpose")).join();
        assert!(result.is_err());
    });
}

fn names_and_ids() {
    let me: Thread = thread::current();
    let handle = Builder::new()
        .name("worker".to_owned())
        .spawn(|| {
            assert_eq!(thread::current().name(), Some("worker"));
            thread::current().id()
        })
        .unwrap();
    assert_eq!(handle.thread().name(), Some("worker"));
    let seen: ThreadId = handle.thread().id();
    assert_eq!(handle.join().unwrap(), seen);
    assert_ne!(seen, me.id());
    assert_eq!(me.id(), thread::current().id());
    assert!(format!("{seen:?}").starts_with("ThreadId("));
    assert!(format!("{:?}", me.clone()).starts_with("Thread { id: ThreadId("));
    let unnamed = thread::spawn(|| thread::current().name().map(str::to_owned));
    assert_eq!(unnamed.join().unwrap(), None);
    let mut ids = std::collections::HashSet::new();
    assert!(ids.insert(seen) && ids.insert(me.id()) && !ids.insert(seen));
}

fn a_builder_builds() {
    let builder = Builder::new().name("small".into()).stack_size(256 << 10);
    assert_eq!(builder.spawn(|| 1).unwrap().join().unwrap(), 1);
    thread::scope(|scope| {
        let handle = Builder::new()
            .name("scoped".into())
            .spawn_scoped(scope, || thread::current().name() == Some("scoped"));
        assert!(handle.unwrap().join().unwrap());
    });
    // Safety: the thread borrows nothing.
    let handle = unsafe { Builder::new().spawn_unchecked(|| 2) };
    assert_eq!(handle.unwrap().join().unwrap(), 2);
    assert!(thread::available_parallelism().unwrap().get() >= 1);
}

fn a_thread_ends() {
    let handle = thread::spawn(|| {});
    while !handle.is_finished() {
        yield_now();
    }
    handle.join().unwrap();
    thread::scope(|scope| {
        let handle = scope.spawn(|| {});
        while !handle.is_finished() {
            yield_now();
        }
    });
}

fn a_token_is_kept() {
    thread::current().unpark();
    thread::current().unpark();
    park();
}

fn unparking_wakes() {
    let flag = Arc::new(AtomicBool::new(false));
    let theirs = Arc::clone(&flag);
    let handle = thread::spawn(move || {
        while !theirs.load(Ordering::SeqCst) {
            park();
        }
    });
    flag.store(true, Ordering::SeqCst);
    handle.thread().unpark();
    handle.join().unwrap();
}

#[allow(deprecated)] // it is still there
fn parking_has_a_limit() {
    park_timeout(Duration::from_millis(1));
    thread::park_timeout_ms(1);
}

#[allow(deprecated)] // it is still there
fn sleeping_and_yielding() {
    sleep(Duration::ZERO);
    sleep(Duration::from_millis(1));
    thread::sleep_ms(1);
    yield_now();
}

fn panicking_says_so() {
    struct Asks<'a>(&'a AtomicBool);
    impl Drop for Asks<'_> {
        fn drop(&mut self) {
            self.0.store(thread::panicking(), Ordering::SeqCst);
        }
    }
    let seen = AtomicBool::new(false);
    assert!(!thread::panicking());
    panic_message(|| {
        let _asks = Asks(&seen);
        panic!("on purpose");
    });
    assert!(seen.load(Ordering::SeqCst));
    assert!(!thread::panicking());
}

fn a_payload_can_be_thrown_on() {
    let payload = thread::spawn(|| panic!("on purpose")).join().unwrap_err();
    assert_eq!(panic_message(|| resume_unwind(payload)), "on purpose");
}

fn what_a_thread_owned_is_gone_when_it_is_joined() {
    let shared = Arc::new(1);
    let theirs = Arc::clone(&shared);
    thread::spawn(move || assert_eq!(*theirs, 1))
        .join()
        .unwrap();
    assert_eq!(Arc::strong_count(&shared), 1);
    let theirs = Arc::clone(&shared);
    let panics = thread::spawn(move || panic!("with {theirs}"));
    assert!(panics.join().is_err());
    assert_eq!(Arc::try_unwrap(shared), Ok(1));
}

fn a_dropped_handle_lets_its_thread_go_on() {
    let (sender, receiver) = channel();
    drop(thread::spawn(move || sender.send(1).unwrap()));
    assert_eq!(receiver.recv(), Ok(1));
}

fn a_waiting_thread_is_not_finished() {
    let (sender, receiver) = channel::<()>();
    let handle = thread::spawn(move || receiver.recv().is_err());
    assert!(!handle.is_finished());
    yield_now();
    assert!(!handle.is_finished());
    drop(sender);
    assert!(handle.join().unwrap());
}

fn unparking_an_ended_thread_does_nothing() {
    let handle = thread::spawn(|| {});
    let thread = handle.thread().clone();
    handle.join().unwrap();
    thread.unpark();
    assert_eq!(thread.name(), None);
}

fn a_scope_ends_after_all_its_threads() {
    let ended = AtomicUsize::new(0);
    let message = panic_message(|| {
        thread::scope(|scope| {
            scope.spawn(|| panic!("on purpose"));
            scope.spawn(|| {
                yield_now();
                ended.fetch_add(1, Ordering::SeqCst);
            });
        });
    });
    assert_eq!(message, "a scoped thread panicked");
    assert_eq!(ended.into_inner(), 1);
}

fn have_the_traits_of_std() {
    fn is_ref_unwind_safe<T: std::panic::RefUnwindSafe>() {}
    is_send::<JoinHandle<u8>>();
    is_sync::<JoinHandle<u8>>();
    is_send::<Thread>();
    is_sync::<Thread>();
    is_send::<ScopedJoinHandle<'_, u8>>();
    is_sync::<ScopedJoinHandle<'_, u8>>();
    is_send::<Scope<'_, '_>>();
    is_sync::<Scope<'_, '_>>();
    is_ref_unwind_safe::<Scope<'_, '_>>();
    is_send::<JoinHandle<*const u8>>();
    is_sync::<JoinHandle<*const u8>>();
}
