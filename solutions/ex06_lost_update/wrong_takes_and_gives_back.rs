// expect: broken_invariant in a_refusal_changes_nothing
// Takes first and gives back what was too much: in between, others see a full house.
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

pub struct BoxOffice {
    seats: usize,
    sold: AtomicUsize,
    visits: AtomicU64,
    longest_queue: AtomicUsize,
}

impl BoxOffice {
    pub fn new(seats: usize) -> BoxOffice {
        BoxOffice {
            seats,
            sold: AtomicUsize::new(0),
            visits: AtomicU64::new(0),
            longest_queue: AtomicUsize::new(0),
        }
    }

    pub fn visit(&self) -> u64 {
        self.visits.fetch_add(1, Ordering::Relaxed) + 1
    }

    pub fn visits(&self) -> u64 {
        self.visits.load(Ordering::Relaxed)
    }

    pub fn note_queue(&self, length: usize) {
        self.longest_queue.fetch_max(length, Ordering::Relaxed);
    }

    pub fn longest_queue(&self) -> usize {
        self.longest_queue.load(Ordering::Relaxed)
    }

    pub fn book(&self, people: usize) -> Option<usize> {
        let sold = self.sold.fetch_add(people, Ordering::SeqCst);
        if sold + people <= self.seats {
            return Some(sold + 1);
        }
        self.sold.fetch_sub(people, Ordering::SeqCst);
        None
    }
}
