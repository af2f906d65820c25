// A ring of slots; the calling thread parks until the slot of its batch is full, and unparks workers one by one.
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
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
    let slots: Vec<Mutex<Option<T>>> = std::iter::repeat_with(Mutex::default)
        .take(prefetch)
        .collect();
    let (next, consumed) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let main = thread::current();
    thread::scope(|scope| {
        let mut team = Vec::with_capacity(workers);
        for n in 0..workers {
            let worker = || loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                if index >= batches {
                    break;
                }
                while index >= consumed.load(Ordering::Acquire) + prefetch {
                    thread::park();
                }
                let batch = load(index);
                *slots[index % prefetch].lock().unwrap() = Some(batch);
                main.unpark();
            };
            let handle = thread::Builder::new()
                .name(format!("loader-{n}"))
                .spawn_scoped(scope, worker);
            team.push(handle.expect("spawn"));
        }
        for index in 0..batches {
            let batch = loop {
                match slots[index % prefetch].lock().unwrap().take() {
                    Some(batch) => break batch,
                    None => {}
                }
                thread::park();
            };
            consumed.store(index + 1, Ordering::Release);
            for worker in &team {
                worker.thread().unpark();
            }
            consume(batch);
        }
    });
}
