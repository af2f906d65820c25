// expect: no_overlap in works_ahead
// The next numbers are handed out only when all before them have been consumed.
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
        let mut first = 0;
        while first < batches {
            let round = first..batches.min(first + prefetch);
            round
                .clone()
                .for_each(|index| hand_out.send(index).unwrap());
            let ready: BTreeMap<_, _> = arrived.iter().take(round.len()).collect();
            ready.into_values().for_each(&mut consume);
            first = round.end;
        }
        drop(hand_out);
    });
}
