// expect: limit_exceeded in as_many_consumers_as_asked_for
// One consumer too many.
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
        for _ in 0..=consumers {
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
