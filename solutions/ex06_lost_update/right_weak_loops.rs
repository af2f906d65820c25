// Everything by hand with `compare_exchange_weak`; the free seats are counted down, so seats are given from the last one.
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::SeqCst};

pub struct BoxOffice {
    free: AtomicUsize,
    visits: AtomicU64,
    longest_queue: AtomicUsize,
}

impl BoxOffice {
    pub fn new(seats: usize) -> BoxOffice {
        BoxOffice {
            free: AtomicUsize::new(seats),
            visits: AtomicU64::new(0),
            longest_queue: AtomicUsize::new(0),
        }
    }

    pub fn visit(&self) -> u64 {
        let mut seen = self.visits.load(SeqCst);
        while let Err(now) = self
            .visits
            .compare_exchange_weak(seen, seen + 1, SeqCst, SeqCst)
        {
            seen = now;
        }
        seen + 1
    }

    pub fn visits(&self) -> u64 {
        self.visits.load(SeqCst)
    }

    pub fn note_queue(&self, length: usize) {
        let mut longest = self.longest_queue.load(SeqCst);
        while length > longest {
            match self
                .longest_queue
                .compare_exchange_weak(longest, length, SeqCst, SeqCst)
            {
                Ok(_) => return,
                Err(now) => longest = now,
            }
        }
    }

    pub fn longest_queue(&self) -> usize {
        self.longest_queue.load(SeqCst)
    }

    pub fn book(&self, people: usize) -> Option<usize> {
        loop {
            let free = self.free.load(SeqCst);
            let left = free.checked_sub(people)?;
            if self
                .free
                .compare_exchange_weak(free, left, SeqCst, SeqCst)
                .is_ok()
            {
                return Some(left + 1);
            }
        }
    }
}
