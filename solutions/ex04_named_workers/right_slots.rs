// No handle is kept: each thread writes into a slot of its own and counts itself off; the last one wakes the caller.
use std::cell::UnsafeCell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

struct Slots<T> {
    slots: Vec<UnsafeCell<Option<T>>>,
    left: AtomicUsize,
}

// SAFETY: a slot is written by one thread, before it counts itself off, and read after all have done so.
unsafe impl<T: Send> Sync for Slots<T> {}

pub fn run_named<T, F>(jobs: Vec<(String, F)>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let shared = Arc::new(Slots {
        slots: jobs.iter().map(|_| UnsafeCell::new(None)).collect(),
        left: AtomicUsize::new(jobs.len()),
    });
    let caller = thread::current();
    for (index, (name, job)) in jobs.into_iter().enumerate() {
        let (shared, caller) = (Arc::clone(&shared), caller.clone());
        let builder = thread::Builder::new().name(name.clone());
        builder
            .spawn(move || {
                let result = panic::catch_unwind(AssertUnwindSafe(job)).map_err(|_| name);
                // SAFETY: the slot is this thread's own until the next line.
                unsafe { *shared.slots[index].get() = Some(result) };
                if shared.left.fetch_sub(1, Ordering::AcqRel) == 1 {
                    caller.unpark();
                }
            })
            .unwrap();
    }
    while shared.left.load(Ordering::Acquire) > 0 {
        thread::park();
    }
    let slots = shared.slots.iter();
    // SAFETY: all threads have counted themselves off.
    slots
        .map(|slot| unsafe { (*slot.get()).take() }.unwrap())
        .collect()
}
