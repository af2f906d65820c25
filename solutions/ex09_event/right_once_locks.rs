// Each time between `clear` and `set` has its own OnceLock; whoever waits, waits for that one. The limit is kept by parking.
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock, RwLock};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

#[derive(Default)]
pub struct Event {
    current: RwLock<Arc<OnceLock<()>>>,
    parked: RwLock<Vec<(Thread, Arc<AtomicBool>)>>,
}

impl Event {
    pub fn new() -> Event {
        Event::default()
    }
    pub fn set(&self) {
        let _ = self.current.read().unwrap().set(());
        for (thread, flag) in self.parked.write().unwrap().drain(..) {
            flag.store(true, Ordering::Release);
            thread.unpark();
        }
    }
    pub fn clear(&self) {
        let mut current = self.current.write().unwrap();
        if current.get().is_some() {
            *current = Arc::default();
        }
    }
    pub fn is_set(&self) -> bool {
        self.current.read().unwrap().get().is_some()
    }
    pub fn wait(&self) {
        let current = Arc::clone(&self.current.read().unwrap());
        current.wait();
    }
    pub fn wait_timeout(&self, timeout: Duration) -> bool {
        let start = Instant::now();
        let flag = Arc::new(AtomicBool::new(false));
        self.parked
            .write()
            .unwrap()
            .push((thread::current(), flag.clone()));
        loop {
            if flag.load(Ordering::Acquire) || self.is_set() {
                return true;
            }
            let Some(rest) = timeout.checked_sub(start.elapsed()) else {
                return false;
            };
            if rest.is_zero() {
                return false;
            }
            thread::park_timeout(rest);
        }
    }
}
