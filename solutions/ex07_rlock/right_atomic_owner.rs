// As in std: an atomic owner, a depth that only the owner touches. Whoever finds it taken by another looks again.
use std::cell::RefCell;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
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
    depth: AtomicUsize,
}

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
                self.depth.fetch_add(1, Ordering::Relaxed);
                Some(Guard(self))
            }
        }
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        if self.0.depth.fetch_sub(1, Ordering::Relaxed) == 1 {
            self.0.owner.store(NOBODY, Ordering::Release);
        }
    }
}
