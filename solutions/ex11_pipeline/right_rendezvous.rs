// std's channel without room: who receives holds the mutex, who consumes does not.
use std::sync::{Mutex, mpsc};
use std::thread;

pub fn run<P, F>(producers: Vec<P>, consumers: usize, consume: F)
where
    P: Iterator + Send,
    P::Item: Send,
    F: Fn(P::Item) + Sync,
{
    let (sender, receiver) = mpsc::sync_channel(0);
    let receiver = Mutex::new(receiver);
    let next = || receiver.lock().unwrap().recv().ok();
    thread::scope(|scope| {
        for producer in producers {
            let sender = sender.clone();
            scope.spawn(move || producer.for_each(|item| sender.send(item).unwrap()));
        }
        drop(sender);
        for _ in 0..consumers {
            scope.spawn(|| {
                while let Some(item) = next() {
                    consume(item);
                }
            });
        }
    });
}
