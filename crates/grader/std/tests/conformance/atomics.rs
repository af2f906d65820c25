//! `atomic`: all types with all their operations, one thread at a time, and one counter shared by two.

use super::{is_send, is_sync, is_unwind_safe, panic_message};
use std::sync::atomic::{
    AtomicBool, AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicIsize, AtomicPtr, AtomicU8,
    AtomicU16, AtomicU32, AtomicU64, AtomicUsize, Ordering, compiler_fence, fence,
};
use std::thread;

cases!(
    integers,
    booleans,
    pointers,
    impossible_orders_panic,
    two_threads_count,
    a_flag_is_handed_over,
    the_rest,
);

const ORDER: Ordering = Ordering::SeqCst;

macro_rules! integer {
    ($($name:ident $type:ty;)+) => { $({
        let mut atomic = $name::new(12);
        assert_eq!(atomic.load(Ordering::Acquire), 12);
        atomic.store(3, Ordering::Release);
        assert_eq!(atomic.swap(5, ORDER), 3);
        assert_eq!(atomic.compare_exchange(5, 6, Ordering::AcqRel, Ordering::Relaxed), Ok(5));
        assert_eq!(atomic.compare_exchange(5, 7, ORDER, ORDER), Err(6));
        while atomic.compare_exchange_weak(6, 8, ORDER, ORDER).is_err() {}
        assert_eq!(atomic.compare_exchange_weak(0, 9, ORDER, ORDER), Err(8));
        assert_eq!(atomic.fetch_add(2, ORDER), 8);
        assert_eq!(atomic.fetch_sub(1, ORDER), 10);
        assert_eq!(atomic.fetch_and(0b101, ORDER), 0b1001);
        assert_eq!(atomic.fetch_or(0b110, ORDER), 0b001);
        assert_eq!(atomic.fetch_xor(0b011, ORDER), 0b111);
        assert_eq!(atomic.fetch_nand(0b110, ORDER), 0b100);
        assert_eq!(atomic.swap(3, ORDER), !0b100);
        assert_eq!(atomic.fetch_max(9, ORDER), 3);
        assert_eq!(atomic.fetch_min(4, ORDER), 9);
        assert_eq!(atomic.try_update(ORDER, ORDER, |old| Some(old * 2)), Ok(4));
        assert_eq!(atomic.try_update(ORDER, ORDER, |_| None), Err(8));
        assert_eq!(atomic.update(ORDER, ORDER, |old| old + 1), 8);
        atomic.store(<$type>::MAX, ORDER);
        assert_eq!(atomic.fetch_add(1, ORDER), <$type>::MAX);
        assert_eq!(atomic.fetch_sub(1, ORDER), <$type>::MIN);
        *atomic.get_mut() = 2;
        assert_eq!(format!("{atomic:?}"), "2");
        // Safety: nobody else has the atomic.
        assert_eq!(unsafe { *atomic.as_ptr() }, 2);
        assert_eq!(atomic.into_inner(), 2);
        assert_eq!($name::default().into_inner(), 0);
        assert_eq!($name::from(4).into_inner(), 4);
        is_send::<$name>();
        is_sync::<$name>();
        is_unwind_safe::<$name>();
    })+ };
}

fn integers() {
    integer! {
        AtomicI8 i8;
        AtomicI16 i16;
        AtomicI32 i32;
        AtomicI64 i64;
        AtomicIsize isize;
        AtomicU8 u8;
        AtomicU16 u16;
        AtomicU32 u32;
        AtomicU64 u64;
        AtomicUsize usize;
    }
}

#[allow(deprecated)] // they are still there
fn booleans() {
    let mut atomic = AtomicBool::new(true);
    assert!(atomic.load(ORDER));
    atomic.store(false, ORDER);
    assert!(!atomic.swap(true, ORDER));
    assert_eq!(atomic.compare_exchange(true, false, ORDER, ORDER), Ok(true));
    assert_eq!(
        atomic.compare_exchange(true, true, ORDER, ORDER),
        Err(false)
    );
    while atomic
        .compare_exchange_weak(false, true, ORDER, ORDER)
        .is_err()
    {}
    assert!(atomic.fetch_and(false, ORDER));
    assert!(!atomic.fetch_or(true, ORDER));
    assert!(atomic.fetch_xor(true, ORDER));
    assert!(!atomic.fetch_nand(true, ORDER));
    assert!(atomic.fetch_not(ORDER));
    assert_eq!(
        atomic.fetch_update(ORDER, ORDER, |old| Some(!old)),
        Ok(false)
    );
    assert_eq!(atomic.try_update(ORDER, ORDER, |_| None), Err(true));
    assert!(atomic.update(ORDER, ORDER, |old| !old));
    assert!(!atomic.compare_and_swap(false, true, ORDER));
    *atomic.get_mut() = false;
    assert_eq!(format!("{atomic:?}"), "false");
    // Safety: nobody else has the atomic.
    assert!(!unsafe { *atomic.as_ptr() });
    assert!(!atomic.into_inner());
    assert!(!AtomicBool::default().into_inner());
    assert!(AtomicBool::from(true).into_inner());
}

fn pointers() {
    let mut numbers = [1_u32, 2, 3];
    let first = numbers.as_mut_ptr();
    let second = first.wrapping_add(1);
    let mut atomic = AtomicPtr::new(first);
    assert_eq!(atomic.load(ORDER), first);
    assert_eq!(atomic.fetch_ptr_add(2, ORDER), first);
    assert_eq!(atomic.fetch_ptr_sub(1, ORDER), first.wrapping_add(2));
    assert_eq!(atomic.fetch_byte_add(4, ORDER), second);
    assert_eq!(atomic.fetch_byte_sub(8, ORDER), first.wrapping_add(2));
    assert_eq!(atomic.fetch_or(1, ORDER), first);
    assert_eq!(atomic.fetch_and(!1, ORDER), first.map_addr(|a| a | 1));
    assert_eq!(atomic.fetch_xor(2, ORDER), first);
    atomic.store(second, ORDER);
    assert_eq!(atomic.swap(first, ORDER), second);
    assert_eq!(
        atomic.compare_exchange(first, second, ORDER, ORDER),
        Ok(first)
    );
    assert_eq!(
        atomic.compare_exchange_weak(first, second, ORDER, ORDER),
        Err(second)
    );
    assert_eq!(atomic.try_update(ORDER, ORDER, |_| Some(first)), Ok(second));
    assert_eq!(atomic.update(ORDER, ORDER, |_| second), first);
    assert_eq!(format!("{atomic:p}"), format!("{second:p}"));
    assert_eq!(format!("{atomic:?}"), format!("{second:?}"));
    *atomic.get_mut() = first;
    // Safety: nobody else has the atomic.
    assert_eq!(unsafe { *atomic.as_ptr() }, first);
    assert_eq!(atomic.into_inner(), first);
    assert!(AtomicPtr::<u8>::default().into_inner().is_null());
    assert_eq!(AtomicPtr::from(first).into_inner(), first);
    is_send::<AtomicPtr<u8>>();
    is_sync::<AtomicPtr<u8>>();
    is_unwind_safe::<AtomicPtr<u8>>();
}

// The compiler refuses these orders where it sees them.
#[inline(never)]
fn order(which: u8) -> Ordering {
    match which {
        0 => Ordering::Acquire,
        1 => Ordering::Release,
        2 => Ordering::AcqRel,
        _ => Ordering::Relaxed,
    }
}

fn impossible_orders_panic() {
    let atomic = AtomicU8::new(0);
    let load = |which| panic_message(|| _ = atomic.load(order(which)));
    assert_eq!(load(1), "there is no such thing as a release load");
    assert_eq!(load(2), "there is no such thing as an acquire-release load");
    let store = |which| panic_message(|| atomic.store(1, order(which)));
    assert_eq!(store(0), "there is no such thing as an acquire store");
    assert_eq!(
        store(2),
        "there is no such thing as an acquire-release store"
    );
    let exchange =
        |which| panic_message(|| _ = atomic.compare_exchange(0, 1, Ordering::SeqCst, order(which)));
    assert_eq!(
        exchange(1),
        "there is no such thing as a release failure ordering"
    );
    assert_eq!(
        exchange(2),
        "there is no such thing as an acquire-release failure ordering"
    );
}

fn two_threads_count() {
    let counter = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                counter.fetch_add(1, Ordering::Relaxed);
                counter.update(Ordering::Relaxed, Ordering::Relaxed, |old| old + 1);
            });
        }
    });
    assert_eq!(counter.into_inner(), 4);
}

fn a_flag_is_handed_over() {
    let (data, ready) = (AtomicU32::new(0), AtomicBool::new(false));
    thread::scope(|scope| {
        scope.spawn(|| {
            data.store(1, Ordering::Relaxed);
            ready.store(true, Ordering::Release);
        });
        while !ready.load(Ordering::Acquire) {
            std::hint::spin_loop();
        }
        assert_eq!(data.load(Ordering::Relaxed), 1);
    });
}

#[allow(deprecated, clippy::declare_interior_mutable_const)] // they are still there
fn the_rest() {
    const NUMBER: AtomicUsize = std::sync::atomic::ATOMIC_USIZE_INIT;
    const SIGNED: AtomicIsize = std::sync::atomic::ATOMIC_ISIZE_INIT;
    const FLAG: AtomicBool = std::sync::atomic::ATOMIC_BOOL_INIT;
    fence(Ordering::SeqCst);
    compiler_fence(Ordering::SeqCst);
    std::sync::atomic::spin_loop_hint();
    assert_eq!(NUMBER.into_inner(), 0);
    assert_eq!(SIGNED.into_inner(), 0);
    assert!(!FLAG.into_inner());
    assert_eq!(
        panic_message(|| fence(order(3))),
        "there is no such thing as a relaxed fence"
    );
}
