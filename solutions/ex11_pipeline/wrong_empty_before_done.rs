// expect: wrong_result in one_of_each
// The queue was empty, then the producer sent its last item and ended, then the consumer saw that it has ended.
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

pub fn run<P, F>(producers: Vec<P>, consumers: usize, consume: F)
where
    P: Iterator + Send,
    P::Item: Send,
    F: Fn(P::Item) + Sync,
{
    let (sender, receiver) = crossbeam_channel::unbounded();
    let producing = AtomicUsize::new(producers.len());
    thread::scope(|scope| {
        for producer in producers {
            scope.spawn(|| {
                producer.for_each(|item| sender.send(item).unwrap());
                producing.fetch_sub(1, Ordering::SeqCst);
            });
        }
        for _ in 0..consumers {
            scope.spawn(|| {
                loop {
                    match receiver.try_recv() {
                        Ok(item) => consume(item),
                        Err(_) if producing.load(Ordering::SeqCst) == 0 => break,
                        Err(_) => thread::sleep(Duration::from_millis(1)),
                    }
                }
            });
        }
    });
}
