// expect: limit_exceeded in as_many_consumers_as_asked_for
// A thread for each item, however many consumers there should be.
use std::sync::{Mutex, mpsc};
use std::thread;

pub fn run<P, F>(producers: Vec<P>, consumers: usize, consume: F)
where
    P: Iterator + Send,
    P::Item: Send,
    F: Fn(P::Item) + Sync,
{
    let (sender, receiver) = mpsc::channel();
    let receiver = Mutex::new(receiver);
    thread::scope(|scope| {
        for producer in producers {
            let sender = sender.clone();
            scope.spawn(move || {
                for item in producer {
                    sender.send(item).unwrap();
                }
            });
        }
        drop(sender);
        let _ = consumers;
        let receiver = receiver.into_inner().unwrap();
        let consume = &consume;
        for item in receiver {
            scope.spawn(move || consume(item));
        }
    });
}
