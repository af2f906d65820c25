// expect: wrong_result in try_never_waits
// One attempt with a weak exchange: it may fail although nobody else was there, and then a free permit is refused.
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
    let now = free.load(SeqCst);
    now > 0
        && free
            .compare_exchange_weak(now, now - 1, SeqCst, SeqCst)
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
        let mut free = self.free.load(SeqCst);
        while free < self.limit {
            match self.free.compare_exchange(free, free + 1, SeqCst, SeqCst) {
                Ok(_) => return Ok(()),
                Err(now) => free = now,
            }
        }
        Err(TooMany)
    }
}
