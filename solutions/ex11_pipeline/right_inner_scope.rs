// Producers have a scope of their own; when that ends, everything has been produced.
use parking_lot::{Condvar, Mutex};
use std::collections::VecDeque;
use std::thread;

struct Belt<T> {
    state: Mutex<(VecDeque<T>, bool)>,
    moved: Condvar,
}

impl<T> Iterator for &Belt<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        let mut state = self.state.lock();
        self.moved
            .wait_while(&mut state, |(items, ended)| items.is_empty() && !*ended);
        state.0.pop_front()
    }
}

pub fn run<P, F>(producers: Vec<P>, consumers: usize, consume: F)
where
    P: Iterator + Send,
    P::Item: Send,
    F: Fn(P::Item) + Sync,
{
    let belt = Belt {
        state: Mutex::default(),
        moved: Condvar::new(),
    };
    thread::scope(|outer| {
        let working: Vec<_> = (0..consumers)
            .map(|_| outer.spawn(|| (&belt).for_each(&consume)))
            .collect();
        thread::scope(|inner| {
            for producer in producers {
                inner.spawn(|| {
                    for item in producer {
                        belt.state.lock().0.push_back(item);
                        belt.moved.notify_one();
                    }
                });
            }
        });
        belt.state.lock().1 = true;
        belt.moved.notify_all();
        for thread in working {
            thread.join().unwrap();
        }
    });
}
