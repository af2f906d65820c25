//! `Mutex` and `FairMutex`, with their guards.

use super::{LONG, SHORT, is_send, is_sync, is_unwind_safe, panic_message};
use parking_lot::{
    FairMutex, FairMutexGuard, MappedFairMutexGuard, MappedMutexGuard, Mutex, MutexGuard,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Instant;

cases!(
    holds_a_value,
    shows_itself,
    trying_does_not_wait,
    a_panic_does_not_poison,
    two_threads_take_turns,
    a_limit_ends_a_wait,
    a_guard_is_mapped,
    a_mapped_guard_keeps_the_lock,
    a_guard_is_unlocked_for_a_while,
    a_guard_is_locked_again_after_a_panic,
    others_come_in_between,
    a_guard_leaks,
    a_fair_mutex_is_a_mutex,
    statics_start_afresh,
    unsized_values,
    have_the_traits,
);

fn holds_a_value() {
    let mut mutex = Mutex::new(1);
    *mutex.lock() += 1;
    *mutex.get_mut() += 1;
    let guard: MutexGuard<'_, i32> = mutex.lock();
    assert_eq!(*guard, 3);
    assert!(std::ptr::eq(MutexGuard::mutex(&guard), &mutex));
    drop(guard);
    // Safety: nobody holds the lock.
    assert_eq!(unsafe { *mutex.data_ptr() }, 3);
    assert_eq!(mutex.into_inner(), 3);
    assert_eq!(*Mutex::<u8>::default().lock(), 0);
    assert_eq!(*Mutex::from("a").lock(), "a");
}

fn shows_itself() {
    let mutex = Mutex::new("a");
    assert_eq!(format!("{mutex:?}"), r#"Mutex { data: "a" }"#);
    let guard = mutex.lock();
    assert_eq!(format!("{mutex:?}"), "Mutex { data: <locked> }");
    assert_eq!(format!("{guard:?} {guard}"), r#""a" a"#);
}

fn trying_does_not_wait() {
    let mutex = Mutex::new(0);
    assert!(!mutex.is_locked());
    *mutex.try_lock().unwrap() += 1;
    let guard = mutex.lock();
    assert!(mutex.is_locked());
    assert!(mutex.try_lock().is_none());
    drop(guard);
    assert_eq!(*mutex.try_lock().unwrap(), 1);
}

fn a_panic_does_not_poison() {
    let mutex = Mutex::new(0);
    panic_message(|| {
        *mutex.lock() += 1;
        let _guard = mutex.lock();
        panic!("on purpose");
    });
    assert_eq!(*mutex.lock(), 1);
}

fn two_threads_take_turns() {
    let mutex = Arc::new(Mutex::new(0));
    let other = Arc::clone(&mutex);
    let thread = thread::spawn(move || *other.lock() += 1);
    *mutex.lock() += 1;
    thread.join().unwrap();
    assert_eq!(*mutex.lock(), 2);
}

fn a_limit_ends_a_wait() {
    let mutex = Mutex::new(0);
    *mutex.try_lock_for(SHORT).unwrap() += 1;
    *mutex.try_lock_until(Instant::now() + LONG).unwrap() += 1;
    let guard = mutex.lock();
    thread::scope(|scope| {
        scope.spawn(|| {
            assert!(mutex.try_lock_for(SHORT).is_none());
            assert!(mutex.try_lock_until(Instant::now() + SHORT).is_none());
            assert!(mutex.try_lock_until(Instant::now()).is_none());
        });
    });
    assert_eq!(*guard, 2);
}

fn a_guard_is_mapped() {
    let mutex = Mutex::new((1, Some("a".to_owned())));
    let mut first: MappedMutexGuard<'_, i32> = MutexGuard::map(mutex.lock(), |pair| &mut pair.0);
    *first += 1;
    assert_eq!(format!("{first:?} {first}"), "2 2");
    drop(first);
    let text = MutexGuard::try_map(mutex.lock(), |pair| pair.1.as_mut()).unwrap();
    let bytes: MappedMutexGuard<'_, str> = MappedMutexGuard::map(text, |text| text.as_mut_str());
    assert_eq!(&*bytes, "a");
    let bytes = MappedMutexGuard::try_map(bytes, |_| None::<&mut u8>).unwrap_err();
    let (bytes, error) =
        MappedMutexGuard::try_map_or_err(bytes, |_| Err::<&mut u8, _>("no")).unwrap_err();
    assert_eq!((&*bytes, error), ("a", "no"));
    assert!(mutex.try_lock().is_none());
    MappedMutexGuard::unlock_fair(bytes);
    let guard = MutexGuard::try_map(mutex.lock(), |_| None::<&mut u8>).unwrap_err();
    let (guard, error) = MutexGuard::try_map_or_err(guard, |_| Err::<&mut u8, _>(5)).unwrap_err();
    assert_eq!((guard.0, error), (2, 5));
    assert!(MutexGuard::try_map_or_err(guard, |pair| Ok::<_, ()>(&mut pair.0)).is_ok());
    assert!(!mutex.is_locked());
}

fn a_mapped_guard_keeps_the_lock() {
    let mutex = Mutex::new([0, 0]);
    thread::scope(|scope| {
        let mut first = MutexGuard::map(mutex.lock(), |pair| &mut pair[0]);
        scope.spawn(|| assert_eq!(*mutex.lock(), [1, 0]));
        thread::yield_now();
        *first = 1;
    });
}

fn a_guard_is_unlocked_for_a_while() {
    let mutex = Mutex::new(0);
    let mut guard = mutex.lock();
    *guard = 1;
    let seen = MutexGuard::unlocked(&mut guard, || std::mem::replace(&mut *mutex.lock(), 2));
    assert_eq!((seen, *guard), (1, 2));
    MutexGuard::unlocked_fair(&mut guard, || *mutex.lock() += 1);
    assert_eq!(*guard, 3);
    MutexGuard::bump(&mut guard);
    assert!(mutex.is_locked());
    MutexGuard::unlock_fair(guard);
    assert!(!mutex.is_locked());
}

fn a_guard_is_locked_again_after_a_panic() {
    let mutex = Mutex::new(0);
    let mut guard = mutex.lock();
    panic_message(|| MutexGuard::unlocked(&mut guard, || panic!("on purpose")));
    assert!(mutex.try_lock().is_none());
    *guard += 1;
    drop(guard);
    assert_eq!(*mutex.lock(), 1);
}

fn others_come_in_between() {
    let (mutex, came) = (Mutex::new(()), AtomicBool::new(false));
    thread::scope(|scope| {
        let mut guard = mutex.lock();
        scope.spawn(|| {
            let _guard = mutex.lock();
            came.store(true, Ordering::SeqCst);
        });
        while !came.load(Ordering::SeqCst) {
            MutexGuard::bump(&mut guard);
        }
    });
}

fn a_guard_leaks() {
    let mutex = Mutex::new(1);
    *MutexGuard::leak(mutex.lock()) += 1;
    assert!(mutex.is_locked());
    assert_eq!(mutex.into_inner(), 2);
}

fn a_fair_mutex_is_a_mutex() {
    let mutex = FairMutex::new((1, 2));
    let guard: FairMutexGuard<'_, (i32, i32)> = mutex.lock();
    assert!(mutex.try_lock().is_none());
    let mut second: MappedFairMutexGuard<'_, i32> = FairMutexGuard::map(guard, |pair| &mut pair.1);
    *second += 1;
    drop(second);
    assert!(mutex.try_lock_for(SHORT).is_some());
    thread::scope(|scope| {
        scope.spawn(|| mutex.lock().0 += 1);
        mutex.lock().0 += 1;
    });
    assert_eq!(format!("{mutex:?}"), "Mutex { data: (3, 3) }");
    assert_eq!(mutex.into_inner(), (3, 3));
}

fn statics_start_afresh() {
    static COUNT: Mutex<u32> = Mutex::new(0);
    static LIST: Mutex<Vec<u32>> = Mutex::new(Vec::new());
    static FAIR: FairMutex<u32> = FairMutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            *COUNT.lock() += 1;
            *FAIR.lock() += 1;
        });
        LIST.lock().push(1);
        *COUNT.lock() += 1;
    });
    assert_eq!((*COUNT.lock(), LIST.lock().len(), *FAIR.lock()), (2, 1, 1));
    std::mem::forget(LIST.lock());
}

fn unsized_values() {
    let mutex: Arc<Mutex<dyn FnMut() -> u8 + Send>> = Arc::new(Mutex::new(|| 4));
    assert_eq!((mutex.lock())(), 4);
    let slice: Box<Mutex<[u8]>> = Box::new(Mutex::new([1, 2]));
    assert_eq!(slice.lock().len(), 2);
}

fn have_the_traits() {
    is_send::<Mutex<std::cell::Cell<u8>>>();
    is_sync::<Mutex<std::cell::Cell<u8>>>();
    is_sync::<MutexGuard<'_, u8>>();
    is_sync::<MappedMutexGuard<'_, u8>>();
    is_sync::<FairMutex<u8>>();
    is_unwind_safe::<MappedMutexGuard<'_, u8>>();
    is_unwind_safe::<MappedFairMutexGuard<'_, u8>>();
}
