// A ring of `prefetch` slots, each a channel for one batch: batch i goes through slot i % prefetch. std only.
use std::sync::Mutex;
use std::sync::mpsc::{self, sync_channel};
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
    let (slots, full): (Vec<_>, Vec<_>) = (0..prefetch).map(|_| sync_channel(1)).unzip();
    (0..prefetch.min(batches)).for_each(|index| hand_out.send(index).unwrap());
    thread::scope(|scope| {
        for _ in 0..workers {
            let slots = slots.clone();
            let (numbers, load) = (&numbers, &load);
            scope.spawn(move || {
                loop {
                    let index = numbers.lock().unwrap().recv();
                    let Ok(index) = index else { break };
                    slots[index % slots.len()].send(load(index)).unwrap();
                }
            });
        }
        for index in 0..batches {
            let batch = full[index % prefetch].recv().unwrap();
            if index + prefetch < batches {
                hand_out.send(index + prefetch).unwrap();
            }
            consume(batch);
        }
        drop(hand_out);
    });
}
