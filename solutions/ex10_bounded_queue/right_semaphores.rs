// The textbook's way: one semaphore counts room, another counts items; closing gives permits without end.
use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

mod semaphore {
    use super::*;

    #[derive(Clone)]
    pub struct Semaphore(Arc<(Mutex<usize>, Condvar)>);

    impl Semaphore {
        pub fn new(permits: usize) -> Semaphore {
            Semaphore(Arc::new((Mutex::new(permits), Condvar::new())))
        }

        pub fn acquire(&self) {
            let (permits, more) = &*self.0;
            let permits = permits.lock().unwrap_or_else(PoisonError::into_inner);
            let mut permits = more
                .wait_while(permits, |permits| *permits == 0)
                .unwrap_or_else(PoisonError::into_inner);
            *permits -= 1;
        }

        pub fn release(&self, count: usize) {
            let (permits, more) = &*self.0;
            let mut permits = permits.lock().unwrap_or_else(PoisonError::into_inner);
            *permits = permits.saturating_add(count);
            if count == 1 {
                more.notify_one();
            } else {
                more.notify_all();
            }
        }
    }
}
use self::semaphore::Semaphore;

pub struct BoundedQueue<T> {
    room: Semaphore,
    filled: Semaphore,
    state: Mutex<(VecDeque<T>, bool)>,
}

impl<T> BoundedQueue<T> {
    pub fn new(capacity: usize) -> BoundedQueue<T> {
        if capacity == 0 {
            panic!("a queue without room");
        }
        BoundedQueue {
            room: Semaphore::new(capacity),
            filled: Semaphore::new(0),
            state: Mutex::new((VecDeque::with_capacity(capacity), false)),
        }
    }

    pub fn push(&self, item: T) -> Result<(), T> {
        self.room.acquire();
        let mut state = self.state.lock().unwrap();
        if state.1 {
            return Err(item);
        }
        state.0.push_back(item);
        drop(state);
        self.filled.release(1);
        Ok(())
    }

    pub fn pop(&self) -> Option<T> {
        self.filled.acquire();
        let item = self.state.lock().unwrap().0.pop_front();
        self.room.release(1);
        item
    }

    pub fn close(&self) {
        self.state.lock().unwrap().1 = true;
        self.room.release(usize::MAX / 2);
        self.filled.release(usize::MAX / 2);
    }
}
