// expect: leak in nobody_left_behind
// Each worker shares its queue, with both ends, and so keeps it open: when its job is done, it waits for another one for ever.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread;

struct Queue<F> {
    sender: Sender<F>,
    receiver: Mutex<Receiver<F>>,
}

fn work<T, F: FnOnce() -> T>(queue: &Queue<F>, results: &Sender<Option<T>>) {
    let receiver = queue.receiver.lock().unwrap();
    while let Ok(job) = receiver.recv() {
        let _ = results.send(catch_unwind(AssertUnwindSafe(job)).ok());
    }
}

pub fn run_named<T, F>(jobs: Vec<(String, F)>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let mut workers = Vec::new();
    for (name, job) in jobs {
        let (sender, receiver) = mpsc::channel();
        let receiver = Mutex::new(receiver);
        let queue = Arc::new(Queue { sender, receiver });
        let (results, result) = mpsc::channel();
        let theirs = Arc::clone(&queue);
        let worker = thread::Builder::new().name(name.clone());
        worker.spawn(move || work(&theirs, &results)).unwrap();
        queue.sender.send(job).unwrap();
        workers.push((name, result));
    }
    workers
        .into_iter()
        .map(|(name, result)| result.recv().unwrap().ok_or(name))
        .collect()
}
