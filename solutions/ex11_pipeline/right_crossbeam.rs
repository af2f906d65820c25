// A channel whose receivers are cloned: each consumer has its own end. The loops end when the last sender is gone.
use std::thread;

pub fn run<P, F>(producers: Vec<P>, consumers: usize, consume: F)
where
    P: Iterator + Send,
    P::Item: Send,
    F: Fn(P::Item) + Sync,
{
    let (sender, receiver) = crossbeam_channel::unbounded();
    let consume = &consume;
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
        for _ in 0..consumers {
            let receiver = receiver.clone();
            scope.spawn(move || receiver.iter().for_each(consume));
        }
    });
}
