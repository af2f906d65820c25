// expect: waits_forever in two_consumers
// As long as the producers have ended before, an empty queue is the end. But two consumers see the same last item, and one gets it.
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
            scope.spawn(|| producer.for_each(|item| sender.send(item).unwrap()));
        }
    });
    thread::scope(|scope| {
        for _ in 0..consumers {
            scope.spawn(|| {
                while !receiver.is_empty() {
                    let item = receiver.recv().unwrap();
                    consume(item);
                }
            });
        }
    });
}
