// expect: waits_forever in consumes_at_once
// Consumers begin only when all producers have ended: nothing is concurrent any more, and everything must fit in memory.
use std::thread;

pub fn run<P, F>(producers: Vec<P>, consumers: usize, consume: F)
where
    P: Iterator + Send,
    P::Item: Send,
    F: Fn(P::Item) + Sync,
{
    let (sender, receiver) = crossbeam_channel::unbounded();
    thread::scope(|scope| {
        for producer in producers {
            let sender = sender.clone();
            scope.spawn(move || producer.for_each(|item| sender.send(item).unwrap()));
        }
    });
    drop(sender);
    thread::scope(|scope| {
        for _ in 0..consumers {
            scope.spawn(|| receiver.iter().for_each(&consume));
        }
    });
}
