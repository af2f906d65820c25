// expect: wrong_result in one_of_each
// The consumer stops when the queue is empty, but the producer may not have begun.
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
        drop(sender);
        for _ in 0..consumers {
            scope.spawn(|| {
                while !receiver.is_empty() {
                    if let Ok(item) = receiver.recv() {
                        consume(item);
                    }
                }
            });
        }
    });
}
