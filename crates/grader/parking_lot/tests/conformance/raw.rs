//! The raw locks, by the traits of `lock_api`, and what takes them apart: for those who lock in one function and unlock in another.

// Every lock that is given back here is held by its case.
#![allow(clippy::undocumented_unsafe_blocks)]

use super::{SHORT, is_send, is_sync};
use parking_lot::lock_api::{
    self, GetThreadId, GuardNoSend, RawCondvar as _, RawCondvarTimed as _, RawMutex as _,
    RawMutexFair as _, RawMutexTimed as _, RawRwLock as _, RawRwLockDowngrade as _,
    RawRwLockFair as _, RawRwLockTimed as _, RawRwLockUpgrade as _, RawRwLockUpgradeDowngrade as _,
    RawRwLockUpgradeFair as _, RawRwLockUpgradeTimed as _,
};
use parking_lot::{
    FairMutex, Mutex, RawCondvar, RawFairMutex, RawMutex, RawRwLock, RawRwLockRecursive,
    RawThreadId, ReentrantMutex, RwLock,
};
use std::mem::forget;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

cases!(
    a_raw_mutex_is_taken_and_given_back,
    another_thread_unlocks,
    raw_statics_start_afresh,
    raw_readers_and_writers,
    a_raw_reader_is_upgraded,
    a_recursive_raw_reader_reads_again,
    a_raw_condvar_waits,
    a_lock_of_one_s_own,
    raw_locks_have_contents_elsewhere,
    a_forgotten_guard_of_a_mutex,
    a_forgotten_guard_of_a_reentrant_mutex,
    forgotten_guards_of_a_read_write_lock,
    locks_come_apart,
    have_the_traits,
);

fn guard() -> GuardNoSend {
    GuardNoSend::new()
}

fn a_raw_mutex_is_taken_and_given_back() {
    let raw = RawMutex::INIT;
    let held = raw.lock();
    assert!(raw.is_locked());
    assert!(raw.try_lock().is_none());
    assert!(raw.try_lock_for(SHORT).is_none());
    assert!(raw.try_lock_until(Instant::now() + SHORT).is_none());
    unsafe { raw.unlock(held) };
    let mut held = raw.try_lock().unwrap();
    unsafe { raw.bump(&mut held) };
    assert!(raw.is_locked());
    unsafe { raw.unlock_fair(held) };
    assert!(!raw.is_locked());
    let fair = RawFairMutex::INIT;
    let held = fair.try_lock_for(SHORT).unwrap();
    assert!(fair.try_lock().is_none());
    unsafe { fair.unlock(held) };
}

/// As Python's `threading.Lock` allows.
fn another_thread_unlocks() {
    let (raw, done) = (RawMutex::INIT, AtomicBool::new(false));
    let _ = raw.lock();
    thread::scope(|scope| {
        scope.spawn(|| {
            done.store(true, Ordering::SeqCst);
            unsafe { raw.unlock(guard()) };
        });
        let _ = raw.lock();
        assert!(done.load(Ordering::SeqCst));
    });
}

fn raw_statics_start_afresh() {
    static RAW: RawMutex = RawMutex::INIT;
    static LOCK: RawRwLock = RawRwLock::INIT;
    assert!(!RAW.is_locked());
    assert!(!LOCK.is_locked());
    let (held, read) = (RAW.lock(), LOCK.lock_shared());
    unsafe {
        RAW.unlock(held);
        LOCK.unlock_shared(read);
    }
}

fn raw_readers_and_writers() {
    let raw: RawRwLock = RawRwLock::INIT;
    let read = raw.lock_shared();
    let again = raw.try_lock_shared().unwrap();
    assert!(raw.is_locked() && !raw.is_locked_exclusive());
    assert!(raw.try_lock_exclusive().is_none());
    assert!(raw.try_lock_exclusive_for(SHORT).is_none());
    unsafe {
        raw.unlock_shared(read);
        raw.unlock_shared_fair(again);
    }
    let write = raw.lock_exclusive();
    assert!(raw.is_locked_exclusive());
    assert!(raw.try_lock_shared().is_none());
    assert!(raw.try_lock_shared_for(SHORT).is_none());
    assert!(raw.try_lock_shared_until(Instant::now() + SHORT).is_none());
    let mut read = unsafe { raw.downgrade(write) };
    unsafe { raw.bump_shared(&mut read) };
    assert!(raw.is_locked() && !raw.is_locked_exclusive());
    unsafe { raw.unlock_shared(read) };
    let until = Instant::now() + SHORT;
    let mut write = raw.try_lock_exclusive_until(until).unwrap();
    unsafe {
        raw.bump_exclusive(&mut write);
        raw.unlock_exclusive_fair(write);
    }
    let write = raw.try_lock_exclusive().unwrap();
    unsafe { raw.unlock_exclusive(write) };
    assert!(!raw.is_locked());
}

fn a_raw_reader_is_upgraded() {
    let raw: RawRwLock = RawRwLock::INIT;
    let claimed = raw.lock_upgradable();
    let read = raw.lock_shared();
    assert!(raw.try_lock_upgradable().is_none());
    assert!(raw.try_lock_upgradable_for(SHORT).is_none());
    let until = Instant::now() + SHORT;
    assert!(raw.try_lock_upgradable_until(until).is_none());
    let claimed = unsafe { raw.try_upgrade(claimed) }.err().unwrap();
    let claimed = unsafe { raw.try_upgrade_for(claimed, SHORT) }
        .err()
        .unwrap();
    let until = Instant::now() + SHORT;
    let claimed = unsafe { raw.try_upgrade_until(claimed, until) }
        .err()
        .unwrap();
    unsafe { raw.unlock_shared(read) };
    let write = unsafe { raw.upgrade(claimed) };
    assert!(raw.is_locked_exclusive());
    let mut claimed = unsafe { raw.downgrade_to_upgradable(write) };
    assert!(raw.try_lock_upgradable().is_none());
    unsafe { raw.bump_upgradable(&mut claimed) };
    let write = unsafe { raw.try_upgrade(claimed) }.ok().unwrap();
    let claimed = unsafe { raw.downgrade_to_upgradable(write) };
    let read = unsafe { raw.downgrade_upgradable(claimed) };
    let claimed = raw.try_lock_upgradable().unwrap();
    unsafe {
        raw.unlock_shared(read);
        raw.unlock_upgradable(claimed);
    }
    let claimed = raw.lock_upgradable();
    unsafe { raw.unlock_upgradable_fair(claimed) };
    assert!(!raw.is_locked());
}

fn a_recursive_raw_reader_reads_again() {
    let raw = RawRwLockRecursive::INIT;
    let (one, two) = (raw.lock_shared(), raw.lock_shared());
    unsafe {
        raw.unlock_shared(one);
        raw.unlock_shared(two);
    }
    assert!(!raw.is_locked());
}

fn a_raw_condvar_waits() {
    let (raw, condvar, ready) = (RawMutex::INIT, RawCondvar::INIT, AtomicBool::new(false));
    assert!(!condvar.notify_one());
    thread::scope(|scope| {
        scope.spawn(|| {
            let held = raw.lock();
            ready.store(true, Ordering::SeqCst);
            assert!(condvar.notify_all() <= 1);
            unsafe { raw.unlock(held) };
        });
        let mut held = raw.lock();
        while !ready.load(Ordering::SeqCst) {
            unsafe { condvar.wait(&raw, &mut held) };
        }
        assert!(unsafe { condvar.wait_for(&raw, &mut held, &SHORT) });
        let until = Instant::now() + SHORT;
        assert!(unsafe { condvar.wait_until(&raw, &mut held, &until) });
        unsafe { raw.unlock(held) };
    });
    assert!(RawCondvar::checked_duration_to_instant(&SHORT).is_some());
    assert!(RawCondvar::checked_duration_to_instant(&Duration::MAX).is_none());
}

struct Spin(AtomicBool);

// Safety: one thread at a time changes `false` to `true`.
unsafe impl lock_api::RawMutex for Spin {
    #[allow(clippy::declare_interior_mutable_const)] // as lock_api wants it
    const INIT: Spin = Spin(AtomicBool::new(false));

    type Guard = GuardNoSend;

    fn lock(&self) -> GuardNoSend {
        loop {
            if let Some(held) = self.try_lock() {
                return held;
            }
            std::hint::spin_loop();
        }
    }

    fn try_lock(&self) -> Option<GuardNoSend> {
        (!self.0.swap(true, Ordering::Acquire)).then(guard)
    }

    unsafe fn unlock(&self, _: GuardNoSend) {
        self.0.store(false, Ordering::Release);
    }

    fn is_locked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

fn a_lock_of_one_s_own() {
    let mutex: lock_api::Mutex<Spin, u32> = lock_api::Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| *mutex.lock() += 1);
        *mutex.lock() += 1;
    });
    assert_eq!(*mutex.try_lock().unwrap(), 2);
}

fn raw_locks_have_contents_elsewhere() {
    let mutex: lock_api::Mutex<RawMutex, u32> = lock_api::Mutex::new(0);
    let lock: lock_api::RwLock<RawRwLock, u32> = lock_api::RwLock::new(0);
    let reentrant: lock_api::ReentrantMutex<RawMutex, RawThreadId, u32> =
        lock_api::ReentrantMutex::new(1);
    let add = || {
        let again = reentrant.lock();
        *mutex.lock() += *reentrant.lock();
        drop(again);
        *lock.write() += 1;
    };
    thread::scope(|scope| {
        scope.spawn(add);
        add();
    });
    assert_eq!((*mutex.lock(), *lock.read()), (2, 2));
    let mine = RawThreadId.nonzero_thread_id();
    let theirs = thread::scope(|scope| {
        let other = scope.spawn(|| RawThreadId.nonzero_thread_id());
        other.join().unwrap()
    });
    assert_ne!(mine, theirs);
    assert_eq!(mine, RawThreadId.nonzero_thread_id());
}

fn a_forgotten_guard_of_a_mutex() {
    let mutex = Mutex::new(1);
    forget(mutex.lock());
    *unsafe { mutex.make_guard_unchecked(guard()) } += 1;
    assert!(!mutex.is_locked());
    forget(mutex.lock());
    unsafe { mutex.force_unlock(guard()) };
    forget(mutex.lock());
    unsafe { mutex.force_unlock_fair(guard()) };
    forget(mutex.lock());
    unsafe { mutex.raw().unlock(guard()) };
    assert_eq!(*mutex.lock(), 2);
    let fair = FairMutex::new(3);
    forget(fair.lock());
    unsafe { fair.force_unlock(guard()) };
    assert_eq!(*fair.lock(), 3);
}

fn a_forgotten_guard_of_a_reentrant_mutex() {
    let mutex = ReentrantMutex::new(1);
    forget(mutex.lock());
    assert_eq!(*unsafe { mutex.make_guard_unchecked() }, 1);
    assert!(!mutex.is_locked());
    forget(mutex.lock());
    assert!(unsafe { mutex.raw() }.is_locked());
    unsafe { mutex.force_unlock() };
    forget(mutex.lock());
    unsafe { mutex.force_unlock_fair() };
    assert!(!mutex.is_locked());
}

fn forgotten_guards_of_a_read_write_lock() {
    let lock = RwLock::new(1);
    forget(lock.read());
    assert_eq!(*unsafe { lock.make_read_guard_unchecked(guard()) }, 1);
    forget(lock.write());
    *unsafe { lock.make_write_guard_unchecked(guard()) } += 1;
    forget(lock.upgradable_read());
    assert_eq!(*unsafe { lock.make_upgradable_guard_unchecked(guard()) }, 2);
    assert!(!lock.is_locked());
    forget((lock.read(), lock.read()));
    unsafe {
        lock.force_unlock_read(guard());
        lock.force_unlock_read_fair(guard());
    }
    forget(lock.write());
    unsafe { lock.force_unlock_write(guard()) };
    forget(lock.write());
    unsafe { lock.force_unlock_write_fair(guard()) };
    forget(lock.write());
    unsafe { lock.raw().unlock_exclusive(guard()) };
    assert_eq!(*lock.try_write().unwrap(), 2);
}

fn locks_come_apart() {
    let (raw, value) = Mutex::new(1).into_inner_with_raw();
    assert_eq!(*Mutex::from_raw(raw, value).lock(), 1);
    let (raw, value) = RwLock::new(2).into_inner_with_raw();
    assert_eq!(*RwLock::from_raw(raw, value).read(), 2);
    let (raw, id, value) = ReentrantMutex::new(3).into_inner_with_raw();
    assert_eq!(*ReentrantMutex::from_raw(raw, id, value).lock(), 3);
    static FROM_RAW: Mutex<u8> = Mutex::from_raw(RawMutex::INIT, 4);
    assert_eq!(*FROM_RAW.lock(), 4);
}

fn have_the_traits() {
    is_send::<RawMutex>();
    is_sync::<RawMutex>();
    is_sync::<RawFairMutex>();
    is_sync::<RawRwLock>();
    is_sync::<RawRwLockRecursive>();
    is_sync::<RawCondvar>();
    is_sync::<RawThreadId>();
}
