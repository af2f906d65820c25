// As in Python: an end mark for each consumer, sent after all producers have ended.
use std::thread;

pub fn run<P, F>(producers: Vec<P>, consumers: usize, consume: F)
where
    P: Iterator + Send,
    P::Item: Send,
    F: Fn(P::Item) + Sync,
{
    let (sender, receiver) = crossbeam_channel::unbounded();
    thread::scope(|scope| {
        for _ in 0..consumers {
            scope.spawn(|| {
                while let Some(item) = receiver.recv().unwrap() {
                    consume(item);
                }
            });
        }
        thread::scope(|scope| {
            for producer in producers {
                scope.spawn(|| producer.for_each(|item| sender.send(Some(item)).unwrap()));
            }
        });
        for _ in 0..consumers {
            sender.send(None).unwrap();
        }
    });
}
