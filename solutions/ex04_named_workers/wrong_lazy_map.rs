// expect: waits_forever in all_at_once
// Two calls of `map`, but iterators are lazy: each thread is started and joined before the next one is started.
use std::thread;

pub fn run_named<T, F>(jobs: Vec<(String, F)>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    jobs.into_iter()
        .map(|(name, job)| {
            let builder = thread::Builder::new().name(name.clone());
            (name, builder.spawn(job).unwrap())
        })
        .map(|(name, thread)| thread.join().map_err(|_| name))
        .collect()
}
