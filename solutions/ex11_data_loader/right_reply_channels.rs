// Each number travels with the channel for its answer; the answers are awaited in the order in which they were asked for.
use std::collections::VecDeque;
use std::sync::mpsc::{self, Receiver};
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
    let (requests, work) = crossbeam_channel::unbounded();
    thread::scope(|scope| {
        for _ in 0..workers {
            let work = work.clone();
            let load = &load;
            scope.spawn(move || {
                for (index, answer) in work {
                    let answer: mpsc::Sender<T> = answer;
                    answer.send(load(index)).unwrap();
                }
            });
        }
        let ask = |index| -> Receiver<T> {
            let (answer, batch) = mpsc::channel();
            requests.send((index, answer)).unwrap();
            batch
        };
        let mut asked: VecDeque<_> = (0..batches.min(prefetch)).map(ask).collect();
        let mut next = asked.len();
        while let Some(batch) = asked.pop_front() {
            let batch = batch.recv().unwrap();
            if next < batches {
                asked.push_back(ask(next));
                next += 1;
            }
            consume(batch);
        }
        drop(requests);
    });
}
