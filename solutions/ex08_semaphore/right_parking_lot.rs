// With parking_lot, on the free functions of its condition variable; one semaphore is built of the other.
use parking_lot::{Condvar, Mutex};
use std::time::{Duration, Instant};

pub struct Semaphore {
    free: Mutex<usize>,
    returned: Condvar,
}

pub struct Permit<'a>(&'a Semaphore);

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        let free = Mutex::new(permits);
        let returned = Condvar::new();
        Semaphore { free, returned }
    }

    fn take(&self) {
        let mut free = self.free.lock();
        self.returned.wait_while(&mut free, |free| *free == 0);
        *free -= 1;
    }

    pub fn acquire(&self) -> Permit<'_> {
        self.take();
        Permit(self)
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut free = self.free.lock();
        *free = free.checked_sub(1)?;
        Some(Permit(self))
    }

    pub fn acquire_timeout(&self, limit: Duration) -> Option<Permit<'_>> {
        let deadline = Instant::now() + limit;
        let mut free = self.free.lock();
        while *free == 0 {
            if self.returned.wait_until(&mut free, deadline).timed_out() && *free == 0 {
                return None;
            }
        }
        *free -= 1;
        Some(Permit(self))
    }

    pub fn release(&self) {
        *self.free.lock() += 1;
        self.returned.notify_all();
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.0.release();
    }
}

#[derive(Debug, PartialEq, Eq)]
pub struct TooMany;

/// Counts both what is free and what is out.
pub struct BoundedSemaphore {
    out: Mutex<usize>,
    free: Semaphore,
}

impl BoundedSemaphore {
    pub fn new(permits: usize) -> BoundedSemaphore {
        BoundedSemaphore {
            out: Mutex::new(0),
            free: Semaphore::new(permits),
        }
    }

    pub fn acquire(&self) {
        self.free.take();
        *self.out.lock() += 1;
    }

    pub fn release(&self) -> Result<(), TooMany> {
        let mut out = self.out.lock();
        *out = out.checked_sub(1).ok_or(TooMany)?;
        self.free.release();
        Ok(())
    }
}
