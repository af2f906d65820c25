// expect: broken_invariant in timeout_gives_up
// First come, first served, but whoever gave up is still in the queue: the next permit is handed to nobody.
use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

#[derive(Default)]
struct State {
    free: usize,
    queue: VecDeque<Arc<Waiter>>,
}

#[derive(Default)]
struct Waiter {
    called: Condvar,
    granted: Mutex<bool>,
}

pub struct Semaphore {
    state: Mutex<State>,
}

pub struct Permit<'a> {
    semaphore: &'a Semaphore,
}

impl Semaphore {
    pub fn new(permits: usize) -> Semaphore {
        Semaphore {
            state: Mutex::new(State {
                free: permits,
                queue: VecDeque::new(),
            }),
        }
    }

    /// Takes a permit, or leaves a waiter in the queue.
    fn take_or_queue(&self) -> Option<Arc<Waiter>> {
        let mut state = self.state.lock().unwrap();
        if state.free > 0 {
            state.free -= 1;
            return None;
        }
        let waiter = Arc::new(Waiter::default());
        state.queue.push_back(Arc::clone(&waiter));
        Some(waiter)
    }

    pub fn acquire(&self) -> Permit<'_> {
        if let Some(waiter) = self.take_or_queue() {
            let granted = waiter.granted.lock().unwrap();
            drop(waiter.called.wait_while(granted, |granted| !*granted));
        }
        Permit { semaphore: self }
    }

    pub fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut state = self.state.lock().unwrap();
        state.free = state.free.checked_sub(1)?;
        Some(Permit { semaphore: self })
    }

    pub fn acquire_timeout(&self, limit: Duration) -> Option<Permit<'_>> {
        let deadline = Instant::now() + limit;
        if let Some(waiter) = self.take_or_queue() {
            let left = deadline.saturating_duration_since(Instant::now());
            let granted = waiter.granted.lock().unwrap();
            let waited = waiter.called.wait_timeout_while(granted, left, |g| !*g);
            drop(waited);
            if !*waiter.granted.lock().unwrap() {
                return None;
            }
        }
        Some(Permit { semaphore: self })
    }

    pub fn release(&self) {
        let mut state = self.state.lock().unwrap();
        match state.queue.pop_front() {
            None => state.free += 1,
            Some(waiter) => {
                *waiter.granted.lock().unwrap() = true;
                waiter.called.notify_one();
            }
        }
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
    out: Mutex<usize>,
    limit: usize,
    came_back: Condvar,
}

impl BoundedSemaphore {
    pub fn new(permits: usize) -> BoundedSemaphore {
        BoundedSemaphore {
            out: Mutex::new(0),
            limit: permits,
            came_back: Condvar::new(),
        }
    }

    pub fn acquire(&self) {
        let out = self.out.lock().unwrap();
        let mut out = self
            .came_back
            .wait_while(out, |out| *out == self.limit)
            .unwrap();
        *out += 1;
    }

    pub fn release(&self) -> Result<(), TooMany> {
        let mut out = self.out.lock().unwrap();
        *out = out.checked_sub(1).ok_or(TooMany)?;
        self.came_back.notify_one();
        Ok(())
    }
}
