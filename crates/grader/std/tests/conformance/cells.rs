//! `UnsafeCell`, from one thread and from two that take turns.

use super::is_send;
use std::cell::{Cell, UnsafeCell};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

cases!(
    holds_a_value,
    holds_unsized_values,
    is_made_of_a_place,
    is_made_in_constants,
    two_threads_take_turns,
    the_other_cells_are_there,
);

fn holds_a_value() {
    let mut cell = UnsafeCell::new(1);
    // Safety: there is only one thread.
    unsafe { *cell.get() += 1 };
    *cell.get_mut() += 1;
    // Safety: as above.
    assert_eq!(unsafe { *UnsafeCell::raw_get(&raw const cell) }, 3);
    assert_eq!(format!("{cell:?}"), "UnsafeCell { .. }");
    assert_eq!(cell.into_inner(), 3);
    assert_eq!(UnsafeCell::<u8>::default().into_inner(), 0);
    assert_eq!(UnsafeCell::from("a").into_inner(), "a");
    is_send::<UnsafeCell<u8>>();
}

fn holds_unsized_values() {
    let cell: Box<UnsafeCell<[u8]>> = Box::new(UnsafeCell::new([1, 2, 3]));
    // Safety: there is only one thread.
    unsafe { (&mut *cell.get())[1] = 7 };
    // Safety: as above.
    assert_eq!(unsafe { &*cell.get() }, [1, 7, 3]);
}

fn is_made_of_a_place() {
    let mut value = 1_u8;
    let cell: &mut UnsafeCell<u8> = UnsafeCell::from_mut(&mut value);
    // Safety: there is only one thread.
    unsafe { *cell.get() += 1 };
    *cell.get_mut() += 1;
    assert_eq!(value, 3);
    let mut text = String::from("ab");
    let letters: &mut UnsafeCell<str> = UnsafeCell::from_mut(text.as_mut_str());
    letters.get_mut().make_ascii_uppercase();
    // Safety: as above.
    assert_eq!(unsafe { &*letters.get() }, "AB");
    let mut aligned = 7_u128;
    let cell = UnsafeCell::from_mut(&mut aligned);
    // Safety: as above.
    unsafe { cell.get().write(8) };
    assert_eq!(aligned, 8);
}

struct Shared {
    turn: AtomicBool,
    value: UnsafeCell<String>,
}

// Safety: the value belongs to the thread whose turn it is.
unsafe impl Sync for Shared {}

fn is_made_in_constants() {
    const fn shared() -> Shared {
        Shared {
            turn: AtomicBool::new(false),
            value: UnsafeCell::new(String::new()),
        }
    }
    static SHARED: Shared = shared();
    // Safety: there is only one thread.
    assert_eq!(unsafe { &*SHARED.value.get() }, "");
    assert!(!SHARED.turn.load(Ordering::Relaxed));
}

fn two_threads_take_turns() {
    let shared = Shared {
        turn: AtomicBool::new(false),
        value: UnsafeCell::new(String::new()),
    };
    let write = |shared: &Shared, turn: bool, text: &str| {
        while shared.turn.load(Ordering::Acquire) != turn {
            thread::yield_now();
        }
        // Safety: it is this thread's turn.
        unsafe { &mut *shared.value.get() }.push_str(text);
        shared.turn.store(!turn, Ordering::Release);
    };
    thread::scope(|scope| {
        scope.spawn(|| write(&shared, true, "b"));
        write(&shared, false, "a");
    });
    assert_eq!(shared.value.into_inner(), "ab");
}

fn the_other_cells_are_there() {
    let cell = Cell::new(1);
    cell.set(cell.get() + 1);
    assert_eq!(cell.replace(5), 2);
    assert_eq!(*std::cell::RefCell::new(3).borrow(), 3);
    assert_eq!(std::cell::OnceCell::from(4).get(), Some(&4));
    assert_eq!(*std::cell::LazyCell::new(|| 6), 6);
}
