// Without a channel: items and the number of producers still at work, under one mutex.
use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};
use std::thread;

pub fn run<P, F>(producers: Vec<P>, consumers: usize, consume: F)
where
    P: Iterator + Send,
    P::Item: Send,
    F: Fn(P::Item) + Sync,
{
    let state = Mutex::new((VecDeque::new(), producers.len()));
    let changed = Condvar::new();
    thread::scope(|scope| {
        for producer in producers {
            scope.spawn(|| {
                for item in producer {
                    state.lock().unwrap().0.push_back(item);
                    changed.notify_one();
                }
                state.lock().unwrap().1 -= 1;
                changed.notify_all();
            });
        }
        for _ in 0..consumers {
            scope.spawn(|| {
                loop {
                    let state = state.lock().unwrap();
                    let mut state = changed
                        .wait_while(state, |(items, producing)| {
                            items.is_empty() && *producing > 0
                        })
                        .unwrap();
                    let Some(item) = state.0.pop_front() else {
                        break;
                    };
                    drop(state);
                    consume(item);
                }
            });
        }
    });
}
