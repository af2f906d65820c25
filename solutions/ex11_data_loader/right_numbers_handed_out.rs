// Numbers are handed out one by one, as batches reach `consume`; those that came too early wait in a map.
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
    let (hand_out, numbers) = crossbeam_channel::unbounded();
    let (loaded, arrived) = crossbeam_channel::unbounded();
    for index in 0..prefetch.min(batches) {
        hand_out.send(index).unwrap();
    }
    thread::scope(|scope| {
        for _ in 0..workers {
            let (numbers, loaded) = (numbers.clone(), loaded.clone());
            let load = &load;
            scope.spawn(move || {
                for index in numbers {
                    loaded.send((index, load(index))).unwrap();
                }
            });
        }
        let mut early = BTreeMap::new();
        for next in 0..batches {
            let batch = loop {
                if let Some(batch) = early.remove(&next) {
                    break batch;
                }
                let (index, batch) = arrived.recv().unwrap();
                early.insert(index, batch);
            };
            consume(batch);
            if next + prefetch < batches {
                hand_out.send(next + prefetch).unwrap();
            }
        }
        drop(hand_out);
    });
}
