// A ticket lock: whoever comes draws a number and waits until it is called.
use std::cell::UnsafeCell;
use std::hint;
use std::sync::atomic::{AtomicUsize, Ordering};

#[derive(Default)]
pub struct Counter {
    next: AtomicUsize,
    called: AtomicUsize,
    value: UnsafeCell<i64>,
}

// SAFETY: the value is reached only by the thread whose number is called.
unsafe impl Sync for Counter {}

/// The turn of one thread; calls the next number at its end.
struct Turn<'a> {
    counter: &'a Counter,
    number: usize,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.counter
            .called
            .store(self.number + 1, Ordering::Release);
    }
}

impl Counter {
    pub fn new() -> Counter {
        Counter::default()
    }

    fn turn(&self) -> Turn<'_> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        while self.called.load(Ordering::Acquire) != number {
            hint::spin_loop();
        }
        Turn {
            counter: self,
            number,
        }
    }

    pub fn increase(&self) -> i64 {
        self.update(|value| value + 1)
    }

    pub fn decrease(&self) -> i64 {
        self.update(|value| value - 1)
    }

    pub fn update(&self, change: impl FnOnce(i64) -> i64) -> i64 {
        let _turn = self.turn();
        // SAFETY: it is this thread's turn.
        let value = unsafe { &mut *self.value.get() };
        *value = change(*value);
        *value
    }

    pub fn value(&self) -> i64 {
        let _turn = self.turn();
        // SAFETY: it is this thread's turn.
        unsafe { *self.value.get() }
    }
}
