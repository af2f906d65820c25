//! `Mutex`, its guard and its poisoning.

use super::{is_send, is_sync, is_unwind_safe, panic_message};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;

cases!(
    holds_a_value,
    shows_itself,
    try_lock_does_not_wait,
    a_panic_of_the_holder_poisons,
    a_guard_taken_while_panicking_does_not_poison,
    two_threads_take_turns,
    holds_unsized_values,
    a_panicking_thread_poisons_for_all,
    a_guard_dropped_before_the_panic_poisons_nothing,
    a_poisoned_value_is_taken_out,
    has_the_traits_of_std,
    a_guard_lives_as_long_as_its_expression,
    lock_results_combine,
);

fn holds_a_value() {
    let mut mutex = Mutex::new(1);
    *mutex.lock().unwrap() += 1;
    *mutex.get_mut().unwrap() += 1;
    let guard: MutexGuard<'_, i32> = mutex.lock().unwrap();
    assert_eq!(*guard, 3);
    drop(guard);
    assert_eq!(mutex.into_inner().unwrap(), 3);
    assert_eq!(*Mutex::<u8>::default().lock().unwrap(), 0);
    assert_eq!(*Mutex::from("a").lock().unwrap(), "a");
}

fn shows_itself() {
    let mutex = Mutex::new("a");
    assert_eq!(
        format!("{mutex:?}"),
        r#"Mutex { data: "a", poisoned: false, .. }"#
    );
    let guard = mutex.lock().unwrap();
    assert_eq!(
        format!("{mutex:?}"),
        r#"Mutex { data: "<locked>", poisoned: false, .. }"#
    );
    assert_eq!(format!("{guard:?} {guard}"), r#""a" a"#);
}

fn try_lock_does_not_wait() {
    let mutex = Mutex::new(0);
    *mutex.try_lock().unwrap() += 1;
    let guard = mutex.lock().unwrap();
    let error = mutex.try_lock().unwrap_err();
    assert!(matches!(error, TryLockError::WouldBlock));
    assert_eq!(
        error.to_string(),
        "try_lock failed because the operation would block"
    );
    drop(guard);
    assert_eq!(*mutex.try_lock().unwrap(), 1);
}

fn a_panic_of_the_holder_poisons() {
    let mut mutex = Mutex::new(5);
    let result = catch_unwind(AssertUnwindSafe(|| {
        let mut guard = mutex.lock().unwrap();
        *guard = 6;
        panic!("on purpose");
    }));
    assert!(result.is_err());
    assert!(mutex.is_poisoned());
    assert_eq!(
        format!("{mutex:?}"),
        "Mutex { data: 6, poisoned: true, .. }"
    );
    let error = mutex.lock().unwrap_err();
    assert_eq!(
        error.to_string(),
        "poisoned lock: another task failed inside"
    );
    assert_eq!(format!("{error:?}"), "PoisonError { .. }");
    assert_eq!(**error.get_ref(), 6);
    drop(error);
    assert!(matches!(mutex.try_lock(), Err(TryLockError::Poisoned(_))));
    assert!(mutex.get_mut().is_err());
    *mutex.lock().unwrap_or_else(PoisonError::into_inner) += 1;
    assert_eq!(
        panic_message(|| drop(mutex.lock().unwrap())),
        "called `Result::unwrap()` on an `Err` value: PoisonError { .. }"
    );
    mutex.clear_poison();
    assert!(!mutex.is_poisoned());
    assert_eq!(*mutex.lock().unwrap(), 7);
}

fn a_guard_taken_while_panicking_does_not_poison() {
    struct LocksInDrop<'a>(&'a Mutex<u32>);
    impl Drop for LocksInDrop<'_> {
        fn drop(&mut self) {
            assert!(thread::panicking());
            *self.0.lock().unwrap() += 1;
        }
    }
    let mutex = Mutex::new(0);
    panic_message(|| {
        let _locks = LocksInDrop(&mutex);
        panic!("on purpose");
    });
    assert_eq!(*mutex.lock().unwrap(), 1);
}

fn two_threads_take_turns() {
    let mutex = Arc::new(Mutex::new(0));
    let other = Arc::clone(&mutex);
    let thread = thread::spawn(move || {
        for _ in 0..2 {
            *other.lock().unwrap() += 1;
        }
    });
    *mutex.lock().unwrap() += 1;
    thread.join().unwrap();
    assert_eq!(*mutex.lock().unwrap(), 3);
}

trait Speaks: Send {
    fn speak(&mut self) -> u32;
}

impl Speaks for u32 {
    fn speak(&mut self) -> u32 {
        *self += 1;
        *self
    }
}

fn holds_unsized_values() {
    let mutex: Arc<Mutex<dyn Speaks>> = Arc::new(Mutex::new(1_u32));
    let other = Arc::clone(&mutex);
    thread::spawn(move || other.lock().unwrap().speak())
        .join()
        .unwrap();
    assert_eq!(mutex.lock().unwrap().speak(), 3);
    let slice: Box<Mutex<[u8]>> = Box::new(Mutex::new([1, 2, 3]));
    assert_eq!(slice.lock().unwrap().len(), 3);
}

fn a_panicking_thread_poisons_for_all() {
    let mutex = Arc::new(Mutex::new(0));
    let other = Arc::clone(&mutex);
    let panics = thread::spawn(move || {
        let mut guard = other.lock().unwrap();
        *guard = 1;
        panic!("on purpose");
    });
    assert!(panics.join().is_err());
    assert!(mutex.is_poisoned());
    let other = Arc::clone(&mutex);
    let seen = thread::spawn(move || *other.lock().unwrap_or_else(PoisonError::into_inner));
    assert_eq!(seen.join().unwrap(), 1);
}

fn a_guard_dropped_before_the_panic_poisons_nothing() {
    let mutex = Mutex::new(0);
    panic_message(|| {
        let guard = mutex.lock().unwrap();
        drop(guard);
        panic!("on purpose");
    });
    panic_message(|| {
        assert_eq!(*mutex.lock().unwrap(), 0);
        panic!("on purpose");
    });
    assert!(!mutex.is_poisoned());
}

fn a_poisoned_value_is_taken_out() {
    let mutex = Mutex::new(1);
    panic_message(|| {
        let _guard = mutex.lock();
        panic!("on purpose");
    });
    assert_eq!(mutex.into_inner().unwrap_err().into_inner(), 1);
}

fn has_the_traits_of_std() {
    is_send::<Mutex<std::cell::Cell<u8>>>();
    is_sync::<Mutex<std::cell::Cell<u8>>>();
    is_sync::<MutexGuard<'_, u8>>();
    is_unwind_safe::<Mutex<std::cell::Cell<u8>>>();
}

fn a_guard_lives_as_long_as_its_expression() {
    let mutex = Mutex::new(vec![1, 2]);
    let length = mutex.lock().unwrap().len();
    mutex.lock().unwrap().push(length);
    if let Some(last) = mutex.lock().unwrap().last().copied() {
        assert_eq!(last, 2);
    }
    assert!(mutex.try_lock().is_ok());
}

fn lock_results_combine() {
    let mutex = Mutex::new(1);
    let number = mutex.lock().map(|guard| *guard).unwrap_or_default();
    let error: TryLockError<u8> = PoisonError::new(3).into();
    assert_eq!(number, 1);
    assert_eq!(
        error.to_string(),
        "poisoned lock: another task failed inside"
    );
    let mut poison = PoisonError::new(4);
    *poison.get_mut() += 1;
    assert_eq!(poison.into_inner(), 5);
}
