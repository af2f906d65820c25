// expect: broken_invariant in books_alone
// Sells first and looks afterwards: what was refused counts as sold.
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
        let mut numbers = self.numbers.lock().unwrap();
        numbers.sold += people;
        if numbers.sold > self.seats {
            return None;
        }
        Some(numbers.sold - people + 1)
    }
}
