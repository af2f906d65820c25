// expect: wrong_result in two_producers
// Each producer sends an end mark of its own, and the consumer leaves at the first one.
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
            scope.spawn(move || {
                producer.for_each(|item| sender.send(Some(item)).unwrap());
                for _ in 0..consumers {
                    let _ = sender.send(None);
                }
            });
        }
        drop(sender);
        for _ in 0..consumers {
            scope.spawn(|| {
                while let Ok(Some(item)) = receiver.recv() {
                    consume(item);
                }
            });
        }
    });
}
