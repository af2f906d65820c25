//! Explored state in plain `static`s starts afresh in every schedule.
//!
//! When an object that lies in the program's own data is met for the first time, its bytes are saved; at the start of each
//! later schedule all saved objects are put back whole, with what they contain (`Mutex<u32>` with its number). A copy inside
//! the object would not do: a field of type `T` makes `Mutex<dyn Trait>` impossible. What the contents own on the heap is
//! leaked; the grading child is short-lived.

use std::cell::RefCell;

/// An object in a static, and its bytes when it was first met.
type Saved = (*mut u8, Box<[u8]>);

thread_local! {
    static SAVED: RefCell<Vec<Saved>> = const { RefCell::new(Vec::new()) };
}

#[cfg(target_os = "linux")]
fn in_program_data(address: usize) -> bool {
    unsafe extern "C" {
        static __data_start: u8;
        static _end: u8;
    }
    (&raw const __data_start as usize..&raw const _end as usize).contains(&address)
}

#[cfg(target_os = "macos")]
fn in_program_data(address: usize) -> bool {
    unsafe extern "C" {
        static _mh_execute_header: u8;
        fn getsegmentdata(header: *const u8, name: *const i8, size: *mut usize) -> *const u8;
    }
    let mut size = 0usize;
    // Safety: the header is the running program's own, the name is a C string, `size` is written before it is read.
    let start = unsafe {
        getsegmentdata(
            &raw const _mh_execute_header,
            c"__DATA".as_ptr().cast(),
            &raw mut size,
        )
    };
    (start as usize..start as usize + size).contains(&address)
}

/// Saves the bytes of an object that lies in a `static`, once.
pub(super) fn remember(address: *const u8, size: usize) {
    if !in_program_data(address as usize) {
        return;
    }
    SAVED.with_borrow_mut(|saved| {
        if saved
            .iter()
            .all(|(known, _)| !std::ptr::addr_eq(*known, address))
        {
            // Safety: the object is alive (the caller has a reference to it) and `size` is its size.
            let bytes = unsafe { std::slice::from_raw_parts(address, size) };
            saved.push((address.cast_mut(), bytes.into()));
        }
    });
}

/// Puts all saved objects back.
pub(super) fn restore() {
    SAVED.with_borrow(|saved| {
        for (address, bytes) in saved {
            // Safety: a static is never freed, no thread of a schedule runs now, and the bytes were this object's.
            unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), *address, bytes.len()) };
        }
    });
}

/// Forgets what was saved (at the end of an exploration, after a last [`restore`]).
pub(super) fn forget() {
    SAVED.with_borrow_mut(Vec::clear);
}
