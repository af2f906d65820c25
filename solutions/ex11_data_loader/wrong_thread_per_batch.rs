// expect: limit_exceeded in works_ahead
// A thread for each batch on its way: the number of workers does not matter.
use std::collections::VecDeque;
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
    let _ = workers;
    let load = &load;
    thread::scope(|scope| {
        let start = |index| scope.spawn(move || load(index));
        let mut under_way: VecDeque<_> = (0..batches.min(prefetch)).map(start).collect();
        let mut next = under_way.len();
        while let Some(batch) = under_way.pop_front() {
            consume(batch.join().unwrap());
            if next < batches {
                under_way.push_back(start(next));
                next += 1;
            }
        }
    });
}
