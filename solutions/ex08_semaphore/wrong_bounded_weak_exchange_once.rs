// expect: broken_invariant in bounded_refuses_surplus
// One attempt with a weak exchange to give the permit back: it may fail for no reason, and then says that there are too many.
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;
use std::time::{Duration, Instant};

pub struct Semaphore {
    free: AtomicUsize,
}

pub struct Permit<'a> {
    semaphore: &'a Semaphore,
}

fn take(free: &AtomicUsize) -> bool {
    free.fetch_update(SeqCst, SeqCst, |free| free.checked_sub(1))
        .is_ok()
}

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        Semaphore {
            free: AtomicUsize::new(permits),
        }
    }

    pub fn acquire(&self) -> Permit<'_> {
        loop {
            match self.try_acquire() {
                Some(permit) => return permit,
                None => thread::yield_now(),
            }
        }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        take(&self.free)
            .then_some(())
            .map(|()| Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, limit: Duration) -> Option<Permit<'_>> {
        let start = Instant::now();
        loop {
            let permit = self.try_acquire();
            if permit.is_some() || start.elapsed() >= limit {
                return permit;
            }
            thread::yield_now();
        }
    }

    pub fn release(&self) {
        self.free.fetch_add(1, SeqCst);
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.semaphore.release();
    }
}

#[derive(Debug, PartialEq, Eq)]
pub struct TooMany;

pub struct BoundedSemaphore {
    limit: usize,
    free: AtomicUsize,
}

impl BoundedSemaphore {
    pub fn new(permits: usize) -> BoundedSemaphore {
        BoundedSemaphore {
            limit: permits,
            free: AtomicUsize::new(permits),
        }
    }

    pub fn acquire(&self) {
        while !take(&self.free) {
            thread::yield_now();
        }
    }

    pub fn release(&self) -> Result<(), TooMany> {
        let free = self.free.load(SeqCst);
        if free == self.limit {
            return Err(TooMany);
        }
        let exchanged = self
            .free
            .compare_exchange_weak(free, free + 1, SeqCst, SeqCst);
        exchanged.map(|_| ()).map_err(|_| TooMany)
    }
}
