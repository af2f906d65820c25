//! `RwLock`, its guards and its poisoning.

use super::{is_send, is_sync, is_unwind_safe, panic_message};
use std::sync::{
    Arc, Barrier, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard, TryLockError,
};
use std::thread;

cases!(
    holds_a_value,
    shows_itself,
    readers_share_and_writers_do_not,
    a_panicking_writer_poisons,
    a_panicking_reader_does_not_poison,
    a_writer_can_become_a_reader,
    threads_read_and_write,
    holds_unsized_values,
    two_threads_read_at_once,
    a_poisoned_value_is_taken_out,
    has_the_traits_of_std,
);

fn holds_a_value() {
    let mut lock = RwLock::new(1);
    *lock.write().unwrap() += 1;
    *lock.get_mut().unwrap() += 1;
    let read: RwLockReadGuard<'_, i32> = lock.read().unwrap();
    assert_eq!(*read, 3);
    drop(read);
    let write: RwLockWriteGuard<'_, i32> = lock.write().unwrap();
    assert_eq!(*write, 3);
    drop(write);
    assert_eq!(lock.into_inner().unwrap(), 3);
    assert_eq!(*RwLock::<u8>::default().read().unwrap(), 0);
    assert_eq!(*RwLock::from("a").read().unwrap(), "a");
}

fn shows_itself() {
    let lock = RwLock::new("a");
    let read = lock.read().unwrap();
    assert_eq!(
        format!("{lock:?}"),
        r#"RwLock { data: "a", poisoned: false, .. }"#
    );
    assert_eq!(format!("{read:?} {read}"), r#""a" a"#);
    drop(read);
    let write = lock.write().unwrap();
    assert_eq!(
        format!("{lock:?}"),
        "RwLock { data: <locked>, poisoned: false, .. }"
    );
    assert_eq!(format!("{write:?} {write}"), r#""a" a"#);
}

fn readers_share_and_writers_do_not() {
    let lock = RwLock::new(0);
    let one = lock.read().unwrap();
    let two = lock.try_read().unwrap();
    assert_eq!(*one + *two, 0);
    assert!(matches!(lock.try_write(), Err(TryLockError::WouldBlock)));
    drop(one);
    assert!(lock.try_write().is_err());
    drop(two);
    *lock.try_write().unwrap() += 1;
    let write = lock.write().unwrap();
    assert!(matches!(lock.try_read(), Err(TryLockError::WouldBlock)));
    assert!(lock.try_write().is_err());
    drop(write);
    assert_eq!(*lock.read().unwrap(), 1);
}

fn a_panicking_writer_poisons() {
    let mut lock = RwLock::new(1);
    panic_message(|| {
        let mut guard = lock.write().unwrap();
        *guard = 2;
        panic!("on purpose");
    });
    assert!(lock.is_poisoned());
    assert!(lock.get_mut().is_err());
    assert_eq!(**lock.read().unwrap_err().get_ref(), 2);
    assert!(matches!(lock.try_read(), Err(TryLockError::Poisoned(_))));
    assert!(matches!(lock.try_write(), Err(TryLockError::Poisoned(_))));
    *lock.write().unwrap_or_else(PoisonError::into_inner) += 1;
    lock.clear_poison();
    assert!(!lock.is_poisoned());
    assert_eq!(lock.into_inner().unwrap(), 3);
}

fn a_panicking_reader_does_not_poison() {
    let lock = RwLock::new(1);
    panic_message(|| {
        let _guard = lock.read().unwrap();
        panic!("on purpose");
    });
    assert!(!lock.is_poisoned());
    assert_eq!(*lock.write().unwrap(), 1);
}

fn a_writer_can_become_a_reader() {
    let lock = RwLock::new(1);
    let mut write = lock.write().unwrap();
    *write = 2;
    let read = RwLockWriteGuard::downgrade(write);
    assert_eq!(*read, 2);
    assert_eq!(*lock.try_read().unwrap(), 2);
    assert!(lock.try_write().is_err());
    drop(read);
    assert!(lock.try_write().is_ok());
}

fn threads_read_and_write() {
    let lock = Arc::new(RwLock::new((0, 0)));
    let other = Arc::clone(&lock);
    let writer = thread::spawn(move || {
        let mut pair = other.write().unwrap();
        pair.0 += 1;
        pair.1 += 1;
    });
    let pair = *lock.read().unwrap();
    assert_eq!(pair.0, pair.1);
    writer.join().unwrap();
    assert_eq!(*lock.read().unwrap(), (1, 1));
}

fn holds_unsized_values() {
    let lock: Arc<RwLock<dyn Fn() -> u8 + Send + Sync>> = Arc::new(RwLock::new(|| 4));
    assert_eq!((lock.read().unwrap())(), 4);
    assert_eq!((lock.write().unwrap())(), 4);
}

fn two_threads_read_at_once() {
    let (lock, both) = (RwLock::new(1), Barrier::new(2));
    let read = || {
        let guard = lock.read().unwrap();
        both.wait();
        *guard
    };
    let sum = thread::scope(|scope| {
        let other = scope.spawn(read);
        read() + other.join().unwrap()
    });
    assert_eq!(sum, 2);
}

fn a_poisoned_value_is_taken_out() {
    let lock = RwLock::new(1);
    panic_message(|| {
        let _guard = lock.write();
        panic!("on purpose");
    });
    assert_eq!(lock.into_inner().unwrap_err().into_inner(), 1);
}

fn has_the_traits_of_std() {
    is_send::<RwLock<u8>>();
    is_sync::<RwLock<u8>>();
    is_sync::<RwLockReadGuard<'_, u8>>();
    is_sync::<RwLockWriteGuard<'_, u8>>();
    is_unwind_safe::<RwLock<std::cell::Cell<u8>>>();
    is_unwind_safe::<RwLockReadGuard<'_, u8>>();
}
