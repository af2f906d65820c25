//! `OnceLock` and `LazyLock`.

use super::{is_send, is_sync, is_unwind_safe, panic_message};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, OnceLock};
use std::thread;

cases!(
    a_once_lock_is_set_once,
    a_once_lock_is_initialised_once,
    a_once_lock_compares_clones_and_shows_itself,
    a_panic_leaves_a_once_lock_empty,
    a_once_lock_is_waited_for,
    two_threads_initialise_once,
    a_lazy_lock_is_made_when_needed,
    a_lazy_lock_shows_itself,
    a_lazy_lock_can_be_changed_by_its_owner,
    a_panic_poisons_a_lazy_lock,
    two_threads_force_once,
    a_lazy_lock_may_capture,
    after_a_panic_another_thread_initialises,
    a_lazy_lock_is_poisoned_for_all,
    have_the_traits_of_std,
);

fn a_once_lock_is_set_once() {
    let mut lock = OnceLock::new();
    assert_eq!(lock.get(), None);
    assert_eq!(lock.get_mut(), None);
    assert_eq!(lock.set(1), Ok(()));
    assert_eq!(lock.set(2), Err(2));
    assert_eq!(lock.get(), Some(&1));
    *lock.get_mut().unwrap() += 1;
    assert_eq!(lock.take(), Some(2));
    assert_eq!(lock.take(), None);
    assert_eq!(lock.set(3), Ok(()));
    assert_eq!(lock.into_inner(), Some(3));
    assert_eq!(OnceLock::<u8>::new().into_inner(), None);
}

fn a_once_lock_is_initialised_once() {
    let lock = OnceLock::new();
    assert_eq!(*lock.get_or_init(|| vec![1]), [1]);
    assert_eq!(*lock.get_or_init(|| unreachable!("it is there")), [1]);
    assert_eq!(*lock.wait(), [1]);
}

fn a_once_lock_compares_clones_and_shows_itself() {
    let empty: OnceLock<u8> = OnceLock::default();
    let full = OnceLock::from(1);
    assert_eq!(
        format!("{empty:?} {full:?}"),
        "OnceLock(<uninit>) OnceLock(1)"
    );
    assert_eq!(full, full.clone());
    assert_eq!(empty, empty.clone());
    assert_ne!(empty, full);
    assert_eq!(full.get(), Some(&1));
}

fn a_panic_leaves_a_once_lock_empty() {
    let lock = OnceLock::new();
    let message = panic_message(|| {
        lock.get_or_init(|| panic!("on purpose"));
    });
    assert_eq!(message, "on purpose");
    assert_eq!(lock.get(), None);
    assert_eq!(*lock.get_or_init(|| 2), 2);
}

fn a_once_lock_is_waited_for() {
    let lock = OnceLock::new();
    thread::scope(|scope| {
        scope.spawn(|| lock.set(7).unwrap());
        assert_eq!(*lock.wait(), 7);
    });
}

fn two_threads_initialise_once() {
    let (lock, count) = (OnceLock::new(), AtomicUsize::new(0));
    let get = || {
        let value = lock.get_or_init(|| count.fetch_add(1, Ordering::SeqCst) + 1);
        assert_eq!(*value, 1);
    };
    thread::scope(|scope| {
        scope.spawn(get);
        get();
    });
    assert_eq!(count.into_inner(), 1);
}

fn a_lazy_lock_is_made_when_needed() {
    let count = AtomicUsize::new(0);
    let lazy = LazyLock::new(|| count.fetch_add(1, Ordering::SeqCst) + 1);
    assert_eq!(LazyLock::get(&lazy), None);
    assert_eq!(count.load(Ordering::SeqCst), 0);
    assert_eq!(*lazy + *LazyLock::force(&lazy), 2);
    assert_eq!(LazyLock::get(&lazy), Some(&1));
    assert_eq!(*LazyLock::<u8>::default(), 0);
}

fn a_lazy_lock_shows_itself() {
    let lazy: LazyLock<String> = LazyLock::new(|| "a".to_owned());
    assert_eq!(format!("{lazy:?}"), "LazyLock(<uninit>)");
    assert_eq!(lazy.len(), 1);
    assert_eq!(format!("{lazy:?}"), r#"LazyLock("a")"#);
}

fn a_lazy_lock_can_be_changed_by_its_owner() {
    let mut lazy = LazyLock::new(|| 1);
    assert_eq!(LazyLock::get_mut(&mut lazy), None);
    *lazy += 1;
    *LazyLock::force_mut(&mut lazy) += 1;
    assert_eq!(LazyLock::get_mut(&mut lazy), Some(&mut 3));
    assert_eq!(*lazy, 3);
}

fn a_panic_poisons_a_lazy_lock() {
    let lazy: LazyLock<u8> = LazyLock::new(|| panic!("on purpose"));
    assert_eq!(panic_message(|| _ = *lazy), "on purpose");
    let message = "LazyLock instance has previously been poisoned";
    assert_eq!(panic_message(|| _ = *lazy), message);
    assert_eq!(panic_message(|| _ = LazyLock::force(&lazy)), message);
    assert_eq!(LazyLock::get(&lazy), None);
}

fn two_threads_force_once() {
    let count = AtomicUsize::new(0);
    let lazy = LazyLock::new(|| count.fetch_add(1, Ordering::SeqCst) + 1);
    thread::scope(|scope| {
        scope.spawn(|| assert_eq!(*lazy, 1));
        assert_eq!(*lazy, 1);
    });
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

fn a_lazy_lock_may_capture() {
    let text = String::from("a");
    let lazy: LazyLock<String, _> = LazyLock::new(move || text + "b");
    assert_eq!(*lazy, "ab");
}

fn after_a_panic_another_thread_initialises() {
    let lock = OnceLock::new();
    thread::scope(|scope| {
        let panics = scope.spawn(|| *lock.get_or_init(|| panic!("on purpose")));
        assert_eq!(*lock.get_or_init(|| 2), 2);
        // Who comes too late finds the value.
        assert!(panics.join().map_or(true, |value| value == 2));
    });
}

fn a_lazy_lock_is_poisoned_for_all() {
    let lazy: LazyLock<u8> = LazyLock::new(|| panic!("on purpose"));
    let force = || panic_message(|| _ = *lazy);
    let mut messages = thread::scope(|scope| {
        let other = scope.spawn(force);
        [force(), other.join().unwrap()]
    });
    messages.sort();
    assert_eq!(
        messages,
        [
            "LazyLock instance has previously been poisoned",
            "on purpose"
        ]
    );
}

fn have_the_traits_of_std() {
    is_send::<OnceLock<u8>>();
    is_sync::<OnceLock<u8>>();
    is_unwind_safe::<OnceLock<u8>>();
    is_send::<LazyLock<u8>>();
    is_sync::<LazyLock<u8>>();
    is_unwind_safe::<LazyLock<u8>>();
}
