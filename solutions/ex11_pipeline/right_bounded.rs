// The same with one place in the channel: a fast producer waits.
use std::thread;

pub fn run<P, F>(producers: Vec<P>, consumers: usize, consume: F)
where
    P: Iterator + Send,
    P::Item: Send,
    F: Fn(P::Item) + Sync,
{
    let (sender, receiver) = crossbeam_channel::bounded(1);
    thread::scope(|scope| {
        for producer in producers {
            let sender = sender.clone();
            scope.spawn(move || producer.for_each(|item| sender.send(item).unwrap()));
        }
        drop(sender);
        for _ in 0..consumers {
            scope.spawn(|| {
                while let Ok(item) = receiver.recv() {
                    consume(item);
                }
            });
        }
    });
}
