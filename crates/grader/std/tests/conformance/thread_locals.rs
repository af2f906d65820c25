//! `thread_local!` and `LocalKey`.

use super::panic_message;
use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, AccessError, LocalKey};

cases!(
    each_thread_has_its_own,
    cells_have_short_cuts,
    borrowed_twice_panics,
    values_are_dropped_with_their_thread,
    a_destroyed_value_cannot_be_reached,
    set_does_not_initialise,
    keys_are_values,
    values_are_gone_when_the_thread_is_joined,
    a_destructor_may_use_another_key,
);

thread_local! {
    static NUMBER: Cell<u32> = const { Cell::new(1) };
    /// Documented.
    pub static LIST: RefCell<Vec<u32>> = RefCell::new(vec![1]);
    static TEXT: String = "a".to_owned()
}

fn each_thread_has_its_own() {
    NUMBER.set(2);
    assert_eq!(thread::spawn(|| NUMBER.get()).join().unwrap(), 1);
    assert_eq!(NUMBER.get(), 2);
    assert_eq!(TEXT.with(String::len), 1);
    assert_eq!(TEXT.try_with(Clone::clone), Ok("a".to_owned()));
}

fn cells_have_short_cuts() {
    NUMBER.set(5);
    assert_eq!(NUMBER.replace(6), 5);
    assert_eq!(NUMBER.take(), 6);
    assert_eq!(NUMBER.get(), 0);
    LIST.set(vec![2]);
    LIST.with_borrow_mut(|list| list.push(3));
    assert_eq!(LIST.with_borrow(Vec::len), 2);
    assert_eq!(LIST.replace(vec![]), [2, 3]);
    LIST.with(|list| list.borrow_mut().push(4));
    assert_eq!(LIST.take(), [4]);
    assert_eq!(LIST.with_borrow(Vec::len), 0);
}

fn borrowed_twice_panics() {
    let message = panic_message(|| LIST.with_borrow(|_| LIST.with_borrow_mut(Vec::clear)));
    assert!(message.contains("already borrowed"), "{message}");
    let message = panic_message(|| LIST.with_borrow_mut(|_| LIST.with_borrow(|_| ())));
    assert!(message.contains("already mutably borrowed"), "{message}");
}

struct Sends(std::sync::mpsc::Sender<u32>, u32);

impl Drop for Sends {
    fn drop(&mut self) {
        let _ = self.0.send(self.1);
    }
}

fn values_are_dropped_with_their_thread() {
    thread_local!(static KEPT: RefCell<Option<Sends>> = const { RefCell::new(None) });
    let (sender, receiver) = std::sync::mpsc::channel();
    thread::spawn(move || KEPT.set(Some(Sends(sender, 3))))
        .join()
        .unwrap();
    assert_eq!(receiver.recv(), Ok(3));
    assert!(receiver.recv().is_err());
}

fn a_destroyed_value_cannot_be_reached() {
    struct LooksBack(std::sync::mpsc::Sender<Result<(), AccessError>>);
    impl Drop for LooksBack {
        fn drop(&mut self) {
            let _ = self.0.send(BACK.try_with(|_| ()));
        }
    }
    thread_local!(static BACK: RefCell<Option<LooksBack>> = const { RefCell::new(None) });
    let (sender, receiver) = std::sync::mpsc::channel();
    thread::spawn(move || BACK.set(Some(LooksBack(sender))))
        .join()
        .unwrap();
    let error = receiver.recv().unwrap().unwrap_err();
    assert_eq!(error.to_string(), "already destroyed");
    assert_eq!(format!("{error:?}"), "AccessError");
}

fn set_does_not_initialise() {
    thread_local!(static LAZY: Cell<u8> = panic!("not needed"));
    thread::spawn(|| {
        LAZY.set(1);
        assert_eq!(LAZY.get(), 1);
    })
    .join()
    .unwrap();
}

fn keys_are_values() {
    fn read(key: &'static LocalKey<Cell<u32>>) -> u32 {
        key.get()
    }
    assert_eq!(thread::spawn(|| read(&NUMBER)).join().unwrap(), 1);
    assert_eq!(format!("{NUMBER:?}"), "LocalKey { .. }");
}

fn values_are_gone_when_the_thread_is_joined() {
    struct Tells(Arc<AtomicBool>);
    impl Drop for Tells {
        fn drop(&mut self) {
            self.0.store(true, Ordering::SeqCst);
        }
    }
    thread_local!(static KEPT: RefCell<Option<Tells>> = const { RefCell::new(None) });
    for panics in [false, true] {
        let dropped = Arc::new(AtomicBool::new(false));
        let tells = Tells(Arc::clone(&dropped));
        let thread = thread::spawn(move || {
            KEPT.set(Some(tells));
            assert!(!panics, "on purpose");
        });
        assert_eq!(thread.join().is_err(), panics);
        assert!(dropped.load(Ordering::SeqCst));
    }
}

fn a_destructor_may_use_another_key() {
    struct Counts(Arc<AtomicBool>);
    impl Drop for Counts {
        fn drop(&mut self) {
            thread_local!(static NEW: Cell<u8> = const { Cell::new(4) });
            self.0.store(NEW.get() == 4, Ordering::SeqCst);
        }
    }
    thread_local!(static KEPT: RefCell<Option<Counts>> = const { RefCell::new(None) });
    let seen = Arc::new(AtomicBool::new(false));
    let counts = Counts(Arc::clone(&seen));
    thread::spawn(move || KEPT.set(Some(counts)))
        .join()
        .unwrap();
    assert!(seen.load(Ordering::SeqCst));
}
