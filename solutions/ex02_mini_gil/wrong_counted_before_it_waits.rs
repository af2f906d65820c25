// expect: wrong_result in checkpoint_lets_a_waiter_in
// `bump` lets in whoever is asleep at the mutex. A thread that has counted itself and is not asleep yet is passed over.
use parking_lot::{Mutex, MutexGuard};
use std::sync::atomic::{AtomicUsize, Ordering};

#[derive(Default)]
pub struct Gil {
    lock: Mutex<()>,
    waiting: AtomicUsize,
}

pub struct GilGuard<'a>(MutexGuard<'a, ()>);

impl Gil {
    pub fn new() -> Gil {
        Gil::default()
    }

    pub fn acquire(&self) -> GilGuard<'_> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let inside = self.lock.lock();
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        GilGuard(inside)
    }

    pub fn waiting(&self) -> usize {
        self.waiting.load(Ordering::SeqCst)
    }
}

impl GilGuard<'_> {
    pub fn checkpoint(&mut self) {
        MutexGuard::bump(&mut self.0);
    }

    pub fn allow_threads<R>(&mut self, f: impl FnOnce() -> R) -> R {
        MutexGuard::unlocked(&mut self.0, f)
    }
}
