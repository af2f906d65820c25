// expect: wrong_result in longest_queue_is_kept
// Compares and then stores: a longer queue noted in between is wiped out.
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
        if length > self.longest_queue.load(Ordering::SeqCst) {
            self.longest_queue.store(length, Ordering::SeqCst);
        }
    }

    pub fn longest_queue(&self) -> usize {
        self.longest_queue.load(Ordering::Relaxed)
    }

    pub fn book(&self, people: usize) -> Option<usize> {
        let mut sold = self.sold.load(Ordering::Relaxed);
        while people <= self.seats - sold {
            match self.sold.compare_exchange(
                sold,
                sold + people,
                Ordering::Relaxed,
                Ordering::Relaxed,
            ) {
                Ok(_) => return Some(sold + 1),
                Err(now) => sold = now,
            }
        }
        None
    }
}
