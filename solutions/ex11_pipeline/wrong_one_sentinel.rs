// expect: waits_forever in nobody_produces
// One end mark: the first consumer takes it, the second waits on.
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
        sender.send(None).unwrap();
    });
}
