// expect: wrong_result in checkpoint_lets_a_waiter_in
// A mutex and a counter. To unlock and lock again is no hand-over: nobody gets in between.
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard};

#[derive(Default)]
pub struct Gil {
    lock: Mutex<()>,
    waiting: AtomicUsize,
}

pub struct GilGuard<'a> {
    gil: &'a Gil,
    inside: Option<MutexGuard<'a, ()>>,
}

impl Gil {
    pub fn new() -> Gil {
        Gil::default()
    }

    fn enter(&self) -> MutexGuard<'_, ()> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let inside = self
            .lock
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        inside
    }

    pub fn acquire(&self) -> GilGuard<'_> {
        GilGuard {
            inside: Some(self.enter()),
            gil: self,
        }
    }

    pub fn waiting(&self) -> usize {
        self.waiting.load(Ordering::SeqCst)
    }
}

impl GilGuard<'_> {
    pub fn checkpoint(&mut self) {
        self.inside = None;
        self.inside = Some(self.gil.enter());
    }

    pub fn allow_threads<R>(&mut self, f: impl FnOnce() -> R) -> R {
        struct Back<'a, 'b>(&'a mut GilGuard<'b>);
        impl Drop for Back<'_, '_> {
            fn drop(&mut self) {
                self.0.inside = Some(self.0.gil.enter());
            }
        }
        self.inside = None;
        let _back = Back(self);
        f()
    }
}
