// expect: wrong_result in two_workers_keep_order
// Batches are consumed in the order in which they were loaded.
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
    let (requests, indexes) = crossbeam_channel::unbounded();
    let (loaded, arrived) = crossbeam_channel::bounded(prefetch);
    for index in 0..batches {
        requests.send(index).unwrap();
    }
    drop(requests);
    thread::scope(|scope| {
        for _ in 0..workers {
            let (indexes, loaded) = (indexes.clone(), loaded.clone());
            let load = &load;
            scope.spawn(move || {
                for index in indexes {
                    loaded.send((index, load(index))).unwrap();
                }
            });
        }
        drop(loaded);
        for (_, batch) in arrived {
            consume(batch);
        }
    });
}
