// expect: wrong_result in threads_have_names
// The name is only kept for the report; the thread itself has none.
use std::thread;

pub fn run_named<T, F>(jobs: Vec<(String, F)>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let mut threads = Vec::new();
    for (name, job) in jobs {
        threads.push((name, thread::spawn(job)));
    }
    threads
        .into_iter()
        .map(|(name, thread)| thread.join().map_err(|_| name))
        .collect()
}
