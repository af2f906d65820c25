// A channel for each consumer, served in turn by all producers.
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

pub fn run<P, F>(producers: Vec<P>, consumers: usize, consume: F)
where
    P: Iterator + Send,
    P::Item: Send,
    F: Fn(P::Item) + Sync,
{
    let (senders, receivers): (Vec<_>, Vec<_>) = (0..consumers).map(|_| mpsc::channel()).unzip();
    let turn = &AtomicUsize::new(0);
    let consume = &consume;
    thread::scope(|scope| {
        for producer in producers {
            let senders = senders.clone();
            scope.spawn(move || {
                for item in producer {
                    let turn = turn.fetch_add(1, Ordering::Relaxed) % senders.len();
                    senders[turn].send(item).unwrap();
                }
            });
        }
        drop(senders);
        for receiver in receivers {
            scope.spawn(move || receiver.into_iter().for_each(consume));
        }
    });
}
