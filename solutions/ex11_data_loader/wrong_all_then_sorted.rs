// expect: limit_exceeded in slow_consumer_holds_the_workers
// Loads all, sorts, and only then consumes.
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;

pub fn load_in_order<T, L, C>(
    batches: usize,
    workers: usize,
    prefetch: usize,
    load: L,
    mut consume: C,
) where
    T: Send,
    L: Fn(usize) -> T + Sync,
    C: FnMut(T),
{
    let _ = prefetch;
    let numbers = AtomicUsize::new(0);
    let loaded = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let index = numbers.fetch_add(1, SeqCst);
                    if index >= batches {
                        break;
                    }
                    let batch = load(index);
                    loaded.lock().unwrap().push((index, batch));
                }
            });
        }
    });
    let mut loaded = loaded.into_inner().unwrap();
    loaded.sort_by_key(|(index, _)| *index);
    for (_, batch) in loaded {
        consume(batch);
    }
}
