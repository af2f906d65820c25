// The same with parking_lot, which knows no poisoning.
use parking_lot::Mutex;

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
        let mut numbers = self.numbers.lock();
        numbers.visits += 1;
        numbers.visits
    }

    pub fn visits(&self) -> u64 {
        self.numbers.lock().visits
    }

    pub fn note_queue(&self, length: usize) {
        let mut numbers = self.numbers.lock();
        numbers.longest_queue = numbers.longest_queue.max(length);
    }

    pub fn longest_queue(&self) -> usize {
        self.numbers.lock().longest_queue
    }

    pub fn book(&self, people: usize) -> Option<usize> {
        let mut numbers = self.numbers.lock();
        if people > self.seats - numbers.sold {
            return None;
        }
        numbers.sold += people;
        Some(numbers.sold - people + 1)
    }
}
