// expect: waits_forever in producers_overlap
// One thread for all producers, one after another.
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
        scope.spawn(move || {
            for item in producers.into_iter().flatten() {
                sender.send(item).unwrap();
            }
        });
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
