// expect: broken_invariant in no_seat_is_sold_twice
// Whether the group fits is asked once; then it is booked seat by seat, with the lock given back in between.
use std::sync::Mutex;

#[derive(Default)]
struct Numbers {
    sold: usize,
    visits: u64,
    longest_queue: usize,
}

pub struct BoxOffice {
    seats: usize,
    numbers: Mutex<Numbers>,
}

impl BoxOffice {
    pub fn new(seats: usize) -> BoxOffice {
        BoxOffice {
            seats,
            numbers: Mutex::default(),
        }
    }

    pub fn visit(&self) -> u64 {
        let mut numbers = self.numbers.lock().unwrap();
        numbers.visits += 1;
        numbers.visits
    }

    pub fn visits(&self) -> u64 {
        self.numbers.lock().unwrap().visits
    }

    pub fn note_queue(&self, length: usize) {
        let mut numbers = self.numbers.lock().unwrap();
        numbers.longest_queue = numbers.longest_queue.max(length);
    }

    pub fn longest_queue(&self) -> usize {
        self.numbers.lock().unwrap().longest_queue
    }

    pub fn book(&self, people: usize) -> Option<usize> {
        if people > self.seats - self.numbers.lock().unwrap().sold {
            return None;
        }
        let mut first = None;
        for _ in 0..people {
            let mut numbers = self.numbers.lock().unwrap();
            numbers.sold += 1;
            first = first.or(Some(numbers.sold));
        }
        first
    }
}
