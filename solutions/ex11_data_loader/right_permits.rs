// A channel holds permits. A worker takes a permit first and a number after that, so the smallest number always has one.
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
                while permits.recv().is_ok() {
                    let index = numbers.fetch_add(1, SeqCst);
                    if index >= batches {
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
