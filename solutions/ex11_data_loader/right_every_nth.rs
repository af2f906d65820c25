// No pool: each worker thread loads every workers-th batch, one reply channel each; permits in a Mutex and a Condvar.
use std::sync::{Condvar, Mutex, mpsc};
use std::thread;

pub fn load_in_order<T: Send, L, C>(
    batches: usize,
    workers: usize,
    prefetch: usize,
    load: L,
    consume: C,
) where
    L: Fn(usize) -> T + Sync,
    C: FnMut(T),
{
    let window = (Mutex::new(prefetch), Condvar::new());
    let enter = |index: usize| {
        let end = window.0.lock().unwrap();
        drop(window.1.wait_while(end, |end| index >= *end).unwrap());
    };
    let slide = || {
        *window.0.lock().unwrap() += 1;
        window.1.notify_all();
    };
    thread::scope(|scope| {
        let mut lines: Vec<mpsc::Receiver<T>> = Vec::new();
        for first in 0..workers {
            let (up, down) = mpsc::channel();
            lines.push(down);
            let (enter, load) = (&enter, &load);
            scope.spawn(move || {
                for index in (first..batches).step_by(workers) {
                    enter(index);
                    up.send(load(index)).unwrap();
                }
            });
        }
        (0..batches)
            .map(|index| {
                let batch = lines[index % workers].recv().unwrap();
                slide();
                batch
            })
            .for_each(consume);
    });
}
