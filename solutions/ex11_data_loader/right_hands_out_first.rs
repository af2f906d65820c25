// The next number is handed out before the batch is consumed, which it may: that batch does not count any more.
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
                let (index, batch) = arrived.recv().unwrap();
                early.insert(index, batch);
            }
            let batch = early.remove(&next).unwrap();
            if next + prefetch < batches {
                hand_out.send(next + prefetch).unwrap();
            }
            consume(batch);
        }
        drop(hand_out);
    });
}
