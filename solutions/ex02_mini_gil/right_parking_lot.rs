// With the means of parking_lot: `bump` lets a waiting thread in (again and again, until one has come), `unlocked` comes back after
// a panic, too.
use parking_lot::{Mutex, MutexGuard};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

#[derive(Default)]
pub struct Gil {
    lock: Mutex<()>,
    waiting: AtomicUsize,
    turns: AtomicUsize,
}

pub struct GilGuard<'a> {
    gil: &'a Gil,
    inside: MutexGuard<'a, ()>,
}

impl Gil {
    pub fn new() -> Gil {
        Gil::default()
    }

    pub fn acquire(&self) -> GilGuard<'_> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let inside = self.lock.lock();
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        self.turns.fetch_add(1, Ordering::SeqCst);
        GilGuard { gil: self, inside }
    }

    pub fn waiting(&self) -> usize {
        self.waiting.load(Ordering::SeqCst)
    }
}

impl GilGuard<'_> {
    pub fn checkpoint(&mut self) {
        let before = self.gil.turns.load(Ordering::SeqCst);
        while self.gil.waiting() > 0 && self.gil.turns.load(Ordering::SeqCst) == before {
            MutexGuard::bump(&mut self.inside);
            thread::yield_now();
        }
    }

    pub fn allow_threads<R>(&mut self, f: impl FnOnce() -> R) -> R {
        MutexGuard::unlocked(&mut self.inside, f)
    }
}
