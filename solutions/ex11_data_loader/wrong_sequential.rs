// expect: no_overlap in workers_overlap
// Right order, nothing ahead: no thread works besides this one.

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
    let _ = (workers, prefetch);
    for index in 0..batches {
        consume(load(index));
    }
}
