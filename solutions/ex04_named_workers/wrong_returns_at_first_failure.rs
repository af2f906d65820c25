// expect: wrong_result in nobody_left_behind
// Pads the results after the first panic, so their number is right, but nobody waits for the threads that still work.
use std::thread;

pub fn run_named<T, F>(jobs: Vec<(String, F)>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let mut threads = Vec::new();
    for (name, job) in jobs {
        let builder = thread::Builder::new().name(name.clone());
        threads.push((name, builder.spawn(job).unwrap()));
    }
    let mut results = Vec::new();
    let mut failed = false;
    for (name, thread) in threads {
        if failed && !thread.is_finished() {
            results.push(Err(name));
            continue;
        }
        let result = thread.join().map_err(|_| name);
        failed |= result.is_err();
        results.push(result);
    }
    results
}
