// expect: waits_forever in one_in_flight
// A worker takes number 0 and waits for a permit, while another has taken 1 and the last permit: the consumer wants 0.
use std::collections::BTreeMap;
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
    let (give_back, permits) = crossbeam_channel::unbounded();
    for _ in 0..prefetch {
        give_back.send(()).unwrap();
    }
    let (loaded, arrived) = crossbeam_channel::unbounded();
    let numbers = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let index = numbers.fetch_add(1, SeqCst);
                    if index >= batches || permits.recv().is_err() {
                        break;
                    }
                    loaded.send((index, load(index))).unwrap();
                }
            });
        }
        let mut early = BTreeMap::new();
        for next in 0..batches {
            while !early.contains_key(&next) {
                let (index, batch) = arrived.recv().unwrap();
                early.insert(index, batch);
            }
            consume(early.remove(&next).unwrap());
            give_back.send(()).unwrap();
        }
        drop(give_back);
    });
}
