// expect: panic in panic_is_reported
// `unwrap` on join: the panic of one worker becomes the caller's.
use std::thread;

pub fn run_named<T, F>(jobs: Vec<(String, F)>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let mut threads = Vec::new();
    for (name, job) in jobs {
        threads.push(thread::Builder::new().name(name).spawn(job).unwrap());
    }
    threads
        .into_iter()
        .map(|thread| Ok(thread.join().unwrap()))
        .collect()
}
