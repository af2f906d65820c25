// Without channels: workers wait until the next number is near enough to what is consumed.
use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex};
use std::thread;

struct State<T> {
    next_to_load: usize,
    next_to_consume: usize,
    loaded: BTreeMap<usize, T>,
}

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
    let state = Mutex::new(State {
        next_to_load: 0,
        next_to_consume: 0,
        loaded: BTreeMap::new(),
    });
    let changed = Condvar::new();
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let mut now = state.lock().unwrap();
                    while now.next_to_load < batches
                        && now.next_to_load - now.next_to_consume >= prefetch
                    {
                        now = changed.wait(now).unwrap();
                    }
                    let index = now.next_to_load;
                    if index >= batches {
                        return;
                    }
                    now.next_to_load += 1;
                    drop(now);
                    let batch = load(index);
                    state.lock().unwrap().loaded.insert(index, batch);
                    changed.notify_all();
                }
            });
        }
        for index in 0..batches {
            let mut now = state.lock().unwrap();
            let batch = loop {
                match now.loaded.remove(&index) {
                    Some(batch) => break batch,
                    None => now = changed.wait(now).unwrap(),
                }
            };
            now.next_to_consume = index + 1;
            drop(now);
            changed.notify_all();
            consume(batch);
        }
    });
}
