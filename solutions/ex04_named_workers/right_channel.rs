// Results come as the jobs end and are put at their places; the job that panicked is the one which sent none.
use std::sync::mpsc;
use std::thread;

pub fn run_named<T, F>(jobs: Vec<(String, F)>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let (sender, receiver) = mpsc::channel();
    let mut results = Vec::new();
    for (index, (name, job)) in jobs.into_iter().enumerate() {
        results.push(Err(name.clone()));
        let sender = sender.clone();
        let work = move || {
            let value = job();
            let _ = sender.send((index, value));
        };
        thread::Builder::new().name(name).spawn(work).unwrap();
    }
    drop(sender);
    for (index, value) in receiver {
        results[index] = Ok(value);
    }
    results
}
