// expect: waits_forever in all_at_once
// Waits for each thread before it starts the next one: threads without concurrency.
use std::thread;

pub fn run_named<T, F>(jobs: Vec<(String, F)>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let mut results = Vec::new();
    for (name, job) in jobs {
        let thread = thread::Builder::new()
            .name(name.clone())
            .spawn(job)
            .unwrap();
        results.push(thread.join().map_err(|_| name));
    }
    results
}
