// expect: wrong_result in one_of_each
// Nothing for a while is taken for the end.
use std::thread;
use std::time::Duration;

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
                while let Ok(item) = receiver.recv_timeout(Duration::from_millis(5)) {
                    consume(item);
                }
            });
        }
    });
}
