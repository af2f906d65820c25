// The loop of `compare_exchange` comes from the library: `try_update`, and `update` for the rest.
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
        self.visits
            .update(Ordering::SeqCst, Ordering::SeqCst, |visits| visits + 1)
            + 1
    }

    pub fn visits(&self) -> u64 {
        self.visits.load(Ordering::Relaxed)
    }

    pub fn note_queue(&self, length: usize) {
        self.longest_queue
            .update(Ordering::SeqCst, Ordering::SeqCst, |longest| {
                longest.max(length)
            });
    }

    pub fn longest_queue(&self) -> usize {
        self.longest_queue.load(Ordering::Relaxed)
    }

    pub fn book(&self, people: usize) -> Option<usize> {
        let room_for_all = |sold| (people <= self.seats - sold).then_some(sold + people);
        self.sold
            .try_update(Ordering::SeqCst, Ordering::SeqCst, room_for_all)
            .ok()
            .map(|sold| sold + 1)
    }
}
