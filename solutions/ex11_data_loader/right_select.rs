// With crossbeam: the calling thread selects between handing out a number and taking a batch.
use crossbeam_channel::{bounded, select, unbounded};
use std::collections::HashMap;
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
    let (numbers, to_load) = bounded::<usize>(0);
    let (loaded, arrived) = unbounded();
    thread::scope(|scope| {
        for _ in 0..workers {
            let (to_load, loaded, load) = (to_load.clone(), loaded.clone(), &load);
            scope.spawn(move || {
                for index in to_load {
                    if loaded.send((index, load(index))).is_err() {
                        return;
                    }
                }
            });
        }
        drop((to_load, loaded));
        let (mut given, mut used) = (0, 0);
        let mut shelf = HashMap::new();
        while used < batches {
            if let Some(batch) = shelf.remove(&used) {
                used += 1;
                consume(batch);
                continue;
            }
            if given < batches && given - used < prefetch {
                select! {
                    send(numbers, given) -> sent => { sent.unwrap(); given += 1; }
                    recv(arrived) -> news => { let (index, batch) = news.unwrap(); shelf.insert(index, batch); }
                }
            } else {
                let (index, batch) = arrived.recv().unwrap();
                shelf.insert(index, batch);
            }
        }
        drop(numbers);
    });
}
