//! `RwLock` and `RecursiveRwLock`, with their guards.

use super::{LONG, SHORT, is_send, is_sync, is_unwind_safe, panic_message};
use parking_lot::{
    MappedRecursiveRwLockReadGuard, MappedRwLockReadGuard, MappedRwLockWriteGuard, RecursiveRwLock,
    RecursiveRwLockReadGuard, RecursiveRwLockUpgradableReadGuard, RecursiveRwLockWriteGuard,
    RwLock, RwLockReadGuard, RwLockUpgradableReadGuard, RwLockWriteGuard,
};
use std::sync::Arc;
use std::thread;
use std::time::Instant;

cases!(
    holds_a_value,
    shows_itself,
    readers_share_and_writers_do_not,
    a_panic_does_not_poison,
    limits_end_waits,
    threads_read_and_write,
    a_writer_becomes_a_reader,
    an_upgradable_reader_is_alone,
    an_upgradable_reader_becomes_a_writer,
    an_upgrade_waits_for_readers,
    two_upgrade_one_after_the_other,
    upgraded_for_a_while,
    a_writer_becomes_upgradable,
    guards_are_mapped,
    guards_are_unlocked_for_a_while,
    a_recursive_lock_is_read_again,
    statics_start_afresh,
    unsized_values,
    have_the_traits,
);

fn holds_a_value() {
    let mut lock = RwLock::new(1);
    *lock.write() += 1;
    *lock.get_mut() += 1;
    let read: RwLockReadGuard<'_, i32> = lock.read();
    assert_eq!(*read, 3);
    assert!(std::ptr::eq(RwLockReadGuard::rwlock(&read), &lock));
    drop(read);
    let write: RwLockWriteGuard<'_, i32> = lock.write();
    assert!(std::ptr::eq(RwLockWriteGuard::rwlock(&write), &lock));
    drop(write);
    // Safety: nobody holds the lock.
    assert_eq!(unsafe { *lock.data_ptr() }, 3);
    assert_eq!(lock.into_inner(), 3);
    assert_eq!(*RwLock::<u8>::default().read(), 0);
    assert_eq!(*RwLock::from("a").read(), "a");
}

fn shows_itself() {
    let lock = RwLock::new("a");
    let read = lock.read();
    assert_eq!(
        format!("{lock:?} {read:?} {read}"),
        r#"RwLock { data: "a" } "a" a"#
    );
    drop(read);
    let write = lock.write();
    assert_eq!(
        format!("{lock:?} {write:?} {write}"),
        r#"RwLock { data: <locked> } "a" a"#
    );
    drop(write);
    let upgradable = lock.upgradable_read();
    assert_eq!(format!("{upgradable:?} {upgradable}"), r#""a" a"#);
}

fn readers_share_and_writers_do_not() {
    let lock = RwLock::new(0);
    let (one, two) = (lock.read(), lock.try_read().unwrap());
    assert!(lock.is_locked() && !lock.is_locked_exclusive());
    assert!(lock.try_write().is_none());
    drop(one);
    RwLockReadGuard::unlock_fair(two);
    *lock.try_write().unwrap() += 1;
    let write = lock.write();
    assert!(lock.is_locked() && lock.is_locked_exclusive());
    assert!(lock.try_read().is_none() && lock.try_write().is_none());
    RwLockWriteGuard::unlock_fair(write);
    assert!(!lock.is_locked());
    assert_eq!(*lock.read(), 1);
}

fn a_panic_does_not_poison() {
    let lock = RwLock::new(0);
    panic_message(|| {
        let _guard = lock.write();
        panic!("on purpose");
    });
    assert_eq!(*lock.read(), 0);
}

fn limits_end_waits() {
    let lock = RwLock::new(0);
    assert!(lock.try_read_for(SHORT).is_some());
    assert!(lock.try_read_until(Instant::now() + LONG).is_some());
    *lock.try_write_for(SHORT).unwrap() += 1;
    *lock.try_write_until(Instant::now() + LONG).unwrap() += 1;
    assert!(lock.try_upgradable_read_for(SHORT).is_some());
    assert!(
        lock.try_upgradable_read_until(Instant::now() + LONG)
            .is_some()
    );
    let write = lock.write();
    thread::scope(|scope| {
        scope.spawn(|| {
            assert!(lock.try_read_for(SHORT).is_none());
            assert!(lock.try_read_until(Instant::now() + SHORT).is_none());
            assert!(lock.try_write_for(SHORT).is_none());
            assert!(lock.try_write_until(Instant::now() + SHORT).is_none());
            assert!(lock.try_upgradable_read_for(SHORT).is_none());
            assert!(
                lock.try_upgradable_read_until(Instant::now() + SHORT)
                    .is_none()
            );
        });
    });
    assert_eq!(*write, 2);
}

fn threads_read_and_write() {
    let lock = Arc::new(RwLock::new((0, 0)));
    let other = Arc::clone(&lock);
    let writer = thread::spawn(move || {
        let mut pair = other.write();
        pair.0 += 1;
        pair.1 += 1;
    });
    let pair = *lock.read();
    assert_eq!(pair.0, pair.1);
    writer.join().unwrap();
    assert_eq!(*lock.read(), (1, 1));
}

fn a_writer_becomes_a_reader() {
    let lock = RwLock::new(1);
    let mut write = lock.write();
    *write = 2;
    let read = RwLockWriteGuard::downgrade(write);
    assert_eq!(*read + *lock.try_read().unwrap(), 4);
    assert!(lock.try_write().is_none());
    drop(read);
    assert!(lock.try_write().is_some());
}

fn an_upgradable_reader_is_alone() {
    let lock = RwLock::new(1);
    let upgradable: RwLockUpgradableReadGuard<'_, i32> = lock.upgradable_read();
    assert!(std::ptr::eq(
        RwLockUpgradableReadGuard::rwlock(&upgradable),
        &lock
    ));
    assert_eq!(*upgradable + *lock.try_read().unwrap(), 2);
    assert!(lock.try_upgradable_read().is_none());
    assert!(lock.try_write().is_none());
    assert!(!lock.is_locked_exclusive());
    RwLockUpgradableReadGuard::unlock_fair(upgradable);
    assert!(lock.try_upgradable_read().is_some());
    let write = lock.write();
    assert!(lock.try_upgradable_read().is_none());
    drop(write);
}

fn an_upgradable_reader_becomes_a_writer() {
    let lock = RwLock::new(1);
    let mut write = RwLockUpgradableReadGuard::upgrade(lock.upgradable_read());
    *write += 1;
    assert!(lock.try_read().is_none() && lock.try_upgradable_read().is_none());
    drop(write);
    let read = lock.read();
    let upgradable = lock.upgradable_read();
    let upgradable = RwLockUpgradableReadGuard::try_upgrade(upgradable).unwrap_err();
    let upgradable = RwLockUpgradableReadGuard::try_upgrade_for(upgradable, SHORT).unwrap_err();
    let upgradable =
        RwLockUpgradableReadGuard::try_upgrade_until(upgradable, Instant::now() + SHORT)
            .unwrap_err();
    assert!(lock.try_upgradable_read().is_none());
    drop(read);
    let mut write = RwLockUpgradableReadGuard::try_upgrade(upgradable).unwrap();
    *write += 1;
    drop(write);
    let upgradable = lock.upgradable_read();
    drop(RwLockUpgradableReadGuard::try_upgrade_for(upgradable, LONG).unwrap());
    let upgradable = lock.upgradable_read();
    let until = Instant::now() + LONG;
    drop(RwLockUpgradableReadGuard::try_upgrade_until(upgradable, until).unwrap());
    let read = RwLockUpgradableReadGuard::downgrade(lock.upgradable_read());
    assert_eq!(*read, 3);
    assert!(lock.try_upgradable_read().is_some());
}

fn an_upgrade_waits_for_readers() {
    let lock = RwLock::new(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            let (seen, again) = {
                let read = lock.read();
                let seen = *read;
                thread::yield_now();
                (seen, *read)
            };
            assert_eq!(seen, again);
        });
        let mut write = RwLockUpgradableReadGuard::upgrade(lock.upgradable_read());
        *write += 1;
    });
    assert_eq!(lock.into_inner(), 1);
}

fn two_upgrade_one_after_the_other() {
    let lock = RwLock::new(0);
    let add = || {
        let upgradable = lock.upgradable_read();
        let seen = *upgradable;
        *RwLockUpgradableReadGuard::upgrade(upgradable) = seen + 1;
    };
    thread::scope(|scope| {
        scope.spawn(add);
        add();
    });
    assert_eq!(lock.into_inner(), 2);
}

fn upgraded_for_a_while() {
    let lock = RwLock::new(0);
    let mut upgradable = lock.upgradable_read();
    let seen = upgradable.with_upgraded(|value| std::mem::replace(value, 1));
    assert_eq!((seen, *upgradable), (0, 1));
    assert_eq!(upgradable.try_with_upgraded(|value| *value += 1), Some(()));
    assert!(
        upgradable
            .try_with_upgraded_for(SHORT, |value| *value += 1)
            .is_some()
    );
    let until = Instant::now() + LONG;
    assert!(
        upgradable
            .try_with_upgraded_until(until, |value| *value += 1)
            .is_some()
    );
    assert_eq!(*upgradable, 4);
    let read = lock.try_read().unwrap();
    assert!(upgradable.try_with_upgraded(|_| ()).is_none());
    assert!(upgradable.try_with_upgraded_for(SHORT, |_| ()).is_none());
    let until = Instant::now() + SHORT;
    assert!(upgradable.try_with_upgraded_until(until, |_| ()).is_none());
    assert!(lock.try_upgradable_read().is_none());
    assert_eq!(*read, 4);
}

fn a_writer_becomes_upgradable() {
    let lock = RwLock::new(0);
    thread::scope(|scope| {
        let mut write = lock.write();
        scope.spawn(|| assert_eq!(*lock.upgradable_read(), 2));
        *write = 1;
        let upgradable = RwLockWriteGuard::downgrade_to_upgradable(write);
        assert!(lock.try_upgradable_read().is_none());
        *RwLockUpgradableReadGuard::upgrade(upgradable) = 2;
    });
}

fn guards_are_mapped() {
    let lock = RwLock::new((1, Some(2)));
    let read: MappedRwLockReadGuard<'_, i32> = RwLockReadGuard::map(lock.read(), |pair| &pair.0);
    assert_eq!(format!("{read:?} {read}"), "1 1");
    assert!(lock.try_write().is_none() && lock.try_read().is_some());
    let read = MappedRwLockReadGuard::try_map(read, |_| None::<&u8>).unwrap_err();
    let (read, error) =
        MappedRwLockReadGuard::try_map_or_err(read, |_| Err::<&u8, _>("no")).unwrap_err();
    assert_eq!((*read, error), (1, "no"));
    let read = MappedRwLockReadGuard::map(read, |number| number);
    MappedRwLockReadGuard::unlock_fair(read);
    assert!(RwLockReadGuard::try_map(lock.read(), |pair| pair.1.as_ref()).is_ok());
    let (read, ()) =
        RwLockReadGuard::try_map_or_err(lock.read(), |_| Err::<&u8, _>(())).unwrap_err();
    drop(RwLockReadGuard::try_map(read, |_| None::<&u8>).unwrap_err());

    let mut write: MappedRwLockWriteGuard<'_, i32> =
        RwLockWriteGuard::map(lock.write(), |pair| &mut pair.0);
    *write += 1;
    assert_eq!(format!("{write:?} {write}"), "2 2");
    assert!(lock.try_read().is_none());
    let write = MappedRwLockWriteGuard::try_map(write, |_| None::<&mut u8>).unwrap_err();
    let (write, error) =
        MappedRwLockWriteGuard::try_map_or_err(write, |_| Err::<&mut u8, _>("no")).unwrap_err();
    assert_eq!((*write, error), (2, "no"));
    let write = MappedRwLockWriteGuard::map(write, |number| number);
    MappedRwLockWriteGuard::unlock_fair(write);
    let write = RwLockWriteGuard::try_map(lock.write(), |pair| pair.1.as_mut()).unwrap();
    assert_eq!(*write, 2);
    drop(write);
    let (write, ()) =
        RwLockWriteGuard::try_map_or_err(lock.write(), |_| Err::<&mut u8, _>(())).unwrap_err();
    drop(RwLockWriteGuard::try_map(write, |_| None::<&mut u8>).unwrap_err());
    assert!(!lock.is_locked());
}

fn guards_are_unlocked_for_a_while() {
    let lock = RwLock::new(0);
    let mut read = lock.read();
    RwLockReadGuard::unlocked(&mut read, || *lock.write() += 1);
    RwLockReadGuard::unlocked_fair(&mut read, || *lock.write() += 1);
    RwLockReadGuard::bump(&mut read);
    assert_eq!(*read, 2);
    drop(read);
    let mut write = lock.write();
    RwLockWriteGuard::unlocked(&mut write, || *lock.write() += 1);
    RwLockWriteGuard::unlocked_fair(&mut write, || *lock.write() += 1);
    RwLockWriteGuard::bump(&mut write);
    assert_eq!(*write, 4);
    drop(write);
    let mut upgradable = lock.upgradable_read();
    RwLockUpgradableReadGuard::unlocked(&mut upgradable, || *lock.write() += 1);
    RwLockUpgradableReadGuard::unlocked_fair(&mut upgradable, || *lock.write() += 1);
    RwLockUpgradableReadGuard::bump(&mut upgradable);
    assert_eq!(*upgradable, 6);
    assert!(lock.try_upgradable_read().is_none());
}

fn a_recursive_lock_is_read_again() {
    let lock = RecursiveRwLock::new((0, 0));
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut write: RecursiveRwLockWriteGuard<'_, (i32, i32)> = lock.write();
            write.0 += 1;
        });
        let first: RecursiveRwLockReadGuard<'_, (i32, i32)> = lock.read();
        thread::yield_now();
        let second = lock.read();
        let third = lock.try_read().unwrap();
        assert!(*first == *second && *second == *third);
    });
    let upgradable: RecursiveRwLockUpgradableReadGuard<'_, (i32, i32)> = lock.upgradable_read();
    RecursiveRwLockUpgradableReadGuard::upgrade(upgradable).1 = 5;
    let second: MappedRecursiveRwLockReadGuard<'_, i32> =
        RecursiveRwLockReadGuard::map(lock.read(), |pair| &pair.1);
    assert_eq!(*second, 5);
}

fn statics_start_afresh() {
    static NAMES: RwLock<Vec<String>> = RwLock::new(Vec::new());
    static COUNT: RecursiveRwLock<u32> = RecursiveRwLock::new(0);
    thread::scope(|scope| {
        scope.spawn(|| NAMES.write().push("a".to_owned()));
        let upgradable = NAMES.upgradable_read();
        RwLockUpgradableReadGuard::upgrade(upgradable).push("b".to_owned());
        *COUNT.write() += 1;
    });
    assert_eq!((NAMES.read().len(), *COUNT.read()), (2, 1));
    std::mem::forget(NAMES.upgradable_read());
}

fn unsized_values() {
    let lock: Arc<RwLock<dyn Fn() -> u8 + Send + Sync>> = Arc::new(RwLock::new(|| 4));
    assert_eq!((lock.read())(), 4);
    assert_eq!((lock.write())(), 4);
}

fn have_the_traits() {
    is_send::<RwLock<u8>>();
    is_sync::<RwLock<u8>>();
    is_sync::<RwLockReadGuard<'_, u8>>();
    is_sync::<RwLockWriteGuard<'_, u8>>();
    is_sync::<RwLockUpgradableReadGuard<'_, u8>>();
    is_sync::<MappedRwLockReadGuard<'_, u8>>();
    is_sync::<MappedRwLockWriteGuard<'_, u8>>();
    is_unwind_safe::<MappedRwLockReadGuard<'_, u8>>();
    is_unwind_safe::<MappedRwLockWriteGuard<'_, u8>>();
}
