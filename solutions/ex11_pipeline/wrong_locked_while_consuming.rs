// expect: no_overlap in consumers_overlap
// The guard in the head of `while let` lives as long as the body: the other consumer waits meanwhile.
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
            scope.spawn(move || producer.for_each(|item| sender.send(item).unwrap()));
        }
        drop(sender);
        for _ in 0..consumers {
            scope.spawn(|| {
                while let Ok(item) = receiver.lock().unwrap().recv() {
                    consume(item);
                }
            });
        }
    });
}
