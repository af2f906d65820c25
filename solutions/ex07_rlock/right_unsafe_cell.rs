// The depth is no atomic: only the owner touches it, and each owner comes after the one before, who has released the lock.
use std::cell::{RefCell, UnsafeCell};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

const NOBODY: u64 = 0;

thread_local! {
    static ME: RefCell<u64> = const { RefCell::new(NOBODY) };
}

/// A number that no other thread has.
fn me() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(NOBODY + 1);
    ME.with_borrow_mut(|me| {
        if *me == NOBODY {
            *me = NEXT.fetch_add(1, Ordering::Relaxed);
        }
        *me
    })
}

#[derive(Default)]
pub struct ReentrantLock {
    owner: AtomicU64,
    depth: UnsafeCell<usize>,
}

// SAFETY: the depth is reached only by the owner.
unsafe impl Sync for ReentrantLock {}

pub struct Guard<'a>(&'a ReentrantLock);

impl ReentrantLock {
    pub fn new() -> ReentrantLock {
        ReentrantLock::default()
    }

    pub fn lock(&self) -> Guard<'_> {
        loop {
            match self.try_lock() {
                Some(guard) => return guard,
                None => thread::yield_now(),
            }
        }
    }

    pub fn try_lock(&self) -> Option<Guard<'_>> {
        let me = me();
        match self
            .owner
            .compare_exchange(NOBODY, me, Ordering::Acquire, Ordering::Relaxed)
        {
            Err(owner) if owner != me => None,
            _ => {
                // SAFETY: this thread is the owner.
                unsafe { *self.depth.get() += 1 };
                Some(Guard(self))
            }
        }
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        // SAFETY: this thread is the owner.
        let depth = unsafe { &mut *self.0.depth.get() };
        *depth -= 1;
        if *depth == 0 {
            self.0.owner.store(NOBODY, Ordering::Release);
        }
    }
}
