// expect: limit_exceeded in slow_consumer_holds_the_workers
// Nothing holds the workers: they load all that there is.
use std::collections::BTreeMap;
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
    let (loaded, arrived) = crossbeam_channel::unbounded();
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
        let mut early = BTreeMap::new();
        let mut next = 0;
        for (index, batch) in arrived {
            early.insert(index, batch);
            while let Some(batch) = early.remove(&next) {
                consume(batch);
                next += 1;
            }
        }
    });
}
