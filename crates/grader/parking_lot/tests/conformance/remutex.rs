//! `ReentrantMutex` and its guards.

use super::{LONG, SHORT, is_send, is_sync, panic_message};
use parking_lot::{MappedReentrantMutexGuard, ReentrantMutex, ReentrantMutexGuard};
use std::cell::{Cell, RefCell};
use std::thread;
use std::time::Instant;

cases!(
    holds_a_value,
    a_thread_takes_it_again,
    shows_itself,
    others_wait_until_all_guards_are_gone,
    limits_end_waits,
    guards_are_mapped,
    a_guard_is_unlocked_for_a_while,
    statics_start_afresh,
    have_the_traits,
);

fn holds_a_value() {
    let mut mutex = ReentrantMutex::new(1);
    *mutex.get_mut() += 1;
    let guard: ReentrantMutexGuard<'_, i32> = mutex.lock();
    assert_eq!(*guard, 2);
    assert!(std::ptr::eq(ReentrantMutexGuard::remutex(&guard), &mutex));
    drop(guard);
    // Safety: nobody holds the lock.
    assert_eq!(unsafe { *mutex.data_ptr() }, 2);
    assert_eq!(mutex.into_inner(), 2);
    assert_eq!(*ReentrantMutex::<u8>::default().lock(), 0);
    assert_eq!(*ReentrantMutex::from("a").lock(), "a");
}

fn a_thread_takes_it_again() {
    let mutex = ReentrantMutex::new(RefCell::new(vec![1]));
    let outer = mutex.lock();
    mutex.lock().borrow_mut().push(2);
    mutex.try_lock().unwrap().borrow_mut().push(3);
    assert_eq!(*outer.borrow(), [1, 2, 3]);
    assert!(mutex.is_locked() && mutex.is_owned_by_current_thread());
    drop(outer);
    assert!(!mutex.is_locked() && !mutex.is_owned_by_current_thread());
    std::mem::forget(mutex.lock());
    // Safety: the guard was forgotten.
    unsafe { mutex.force_unlock() };
    std::mem::forget(mutex.lock());
    // Safety: the guard was forgotten.
    unsafe { mutex.force_unlock_fair() };
    assert!(!mutex.is_locked());
}

fn shows_itself() {
    let mutex = ReentrantMutex::new("a");
    let guard = mutex.lock();
    assert_eq!(format!("{mutex:?}"), r#"ReentrantMutex { data: "a" }"#);
    assert_eq!(format!("{guard:?} {guard}"), r#""a" a"#);
    thread::scope(|scope| {
        scope.spawn(|| assert_eq!(format!("{mutex:?}"), "ReentrantMutex { data: <locked> }"));
    });
}

fn others_wait_until_all_guards_are_gone() {
    let mutex = ReentrantMutex::new(Cell::new(0));
    thread::scope(|scope| {
        let outer = mutex.lock();
        scope.spawn(|| assert_eq!(mutex.lock().get(), 2));
        let inner = mutex.lock();
        inner.set(1);
        drop(inner);
        thread::yield_now();
        outer.set(2);
    });
    panic_message(|| {
        let _guard = mutex.lock();
        panic!("on purpose");
    });
    assert!(!mutex.is_locked());
}

fn limits_end_waits() {
    let mutex = ReentrantMutex::new(());
    let _guard = mutex.try_lock_for(SHORT).unwrap();
    let _again = mutex.try_lock_until(Instant::now() + LONG).unwrap();
    thread::scope(|scope| {
        scope.spawn(|| {
            assert!(mutex.try_lock().is_none());
            assert!(mutex.try_lock_for(SHORT).is_none());
            assert!(mutex.try_lock_until(Instant::now() + SHORT).is_none());
        });
    });
}

fn guards_are_mapped() {
    let mutex = ReentrantMutex::new((1, Some(2)));
    let first: MappedReentrantMutexGuard<'_, i32> =
        ReentrantMutexGuard::map(mutex.lock(), |pair| &pair.0);
    assert_eq!(format!("{first:?} {first}"), "1 1");
    assert!(mutex.is_locked());
    let first = MappedReentrantMutexGuard::try_map(first, |_| None::<&u8>).unwrap_err();
    let (first, error) =
        MappedReentrantMutexGuard::try_map_or_err(first, |_| Err::<&u8, _>("no")).unwrap_err();
    assert_eq!((*first, error), (1, "no"));
    let first = MappedReentrantMutexGuard::map(first, |number| number);
    MappedReentrantMutexGuard::unlock_fair(first);
    assert!(ReentrantMutexGuard::try_map(mutex.lock(), |pair| pair.1.as_ref()).is_ok());
    let (guard, ()) =
        ReentrantMutexGuard::try_map_or_err(mutex.lock(), |_| Err::<&u8, _>(())).unwrap_err();
    drop(ReentrantMutexGuard::try_map(guard, |_| None::<&u8>).unwrap_err());
    assert!(!mutex.is_locked());
}

fn a_guard_is_unlocked_for_a_while() {
    let mutex = ReentrantMutex::new(Cell::new(0));
    let mut guard = mutex.lock();
    ReentrantMutexGuard::unlocked(&mut guard, || assert!(!mutex.is_locked()));
    ReentrantMutexGuard::unlocked_fair(&mut guard, || {
        thread::scope(|scope| {
            scope.spawn(|| mutex.lock().set(1));
        });
    });
    ReentrantMutexGuard::bump(&mut guard);
    assert_eq!(guard.get(), 1);
    assert!(mutex.is_locked());
    ReentrantMutexGuard::unlock_fair(guard);
    assert!(!mutex.is_locked());
}

fn statics_start_afresh() {
    static COUNT: ReentrantMutex<Cell<u32>> = ReentrantMutex::new(Cell::new(0));
    let add = || {
        let outer = COUNT.lock();
        COUNT.lock().set(outer.get() + 1);
    };
    thread::scope(|scope| {
        scope.spawn(add);
        add();
    });
    assert_eq!(COUNT.lock().get(), 2);
}

fn have_the_traits() {
    is_send::<ReentrantMutex<Cell<u8>>>();
    is_sync::<ReentrantMutex<Cell<u8>>>();
    is_sync::<ReentrantMutexGuard<'_, u8>>();
    is_sync::<MappedReentrantMutexGuard<'_, u8>>();
}
