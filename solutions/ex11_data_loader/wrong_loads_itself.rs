// expect: limit_exceeded in one_worker_keeps_order
// If the next batch is not there yet, the calling thread loads it, too.
use std::collections::BTreeMap;
use std::sync::{Mutex, mpsc};
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
    let (hand_out, numbers) = mpsc::channel();
    let numbers = Mutex::new(numbers);
    let (loaded, arrived) = mpsc::channel();
    for index in 0..batches.min(prefetch) {
        hand_out.send(index).unwrap();
    }
    thread::scope(|scope| {
        for _ in 0..workers {
            let loaded = loaded.clone();
            let (numbers, load) = (&numbers, &load);
            scope.spawn(move || {
                loop {
                    let index = numbers.lock().unwrap().recv();
                    let Ok(index) = index else { break };
                    loaded.send((index, load(index))).unwrap();
                }
            });
        }
        let mut early = BTreeMap::new();
        for next in 0..batches {
            while !early.contains_key(&next) {
                match arrived.try_recv() {
                    Ok((index, batch)) => early.insert(index, batch),
                    Err(_) => early.insert(next, load(next)),
                };
            }
            consume(early.remove(&next).unwrap());
            if next + prefetch < batches {
                hand_out.send(next + prefetch).unwrap();
            }
        }
        drop(hand_out);
    });
}
