// expect: wrong_result in threads_have_names
// Waits for the last thread first, and leaves the results in that order.
use std::thread::{self, JoinHandle};

pub fn run_named<T, F>(jobs: Vec<(String, F)>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let threads: Vec<(String, JoinHandle<T>)> = jobs
        .into_iter()
        .map(|(name, job)| {
            let builder = thread::Builder::new().name(name.clone());
            (name, builder.spawn(job).expect("the system has a thread"))
        })
        .collect();
    threads
        .into_iter()
        .rev()
        .map(|(name, thread)| thread.join().map_err(|_| name))
        .collect()
}
