// std's channel has one receiver, so it lies behind a mutex; the guard is gone before the item is consumed.
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
        for _ in 0..consumers {
            scope.spawn(|| {
                loop {
                    let item = receiver.lock().unwrap().recv();
                    let Ok(item) = item else { break };
                    consume(item);
                }
            });
        }
    });
}
