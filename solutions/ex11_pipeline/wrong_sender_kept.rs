// expect: waits_forever in one_of_each
// The sender from which the clones were made is still alive, so the channel never closes.
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
        for _ in 0..consumers {
            scope.spawn(|| receiver.iter().for_each(&consume));
        }
    });
}
