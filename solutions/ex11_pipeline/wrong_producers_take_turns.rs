// expect: waits_forever in producers_overlap
// The calling thread asks the producers in turn: if one of them waits, all of them do.
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
        for _ in 0..consumers {
            scope.spawn(|| {
                loop {
                    let item = receiver.lock().unwrap().recv();
                    let Ok(item) = item else { break };
                    consume(item);
                }
            });
        }
        let mut producers = producers;
        while !producers.is_empty() {
            producers
                .retain_mut(|producer| producer.next().map(|item| sender.send(item)).is_some());
        }
        drop(sender);
    });
}
