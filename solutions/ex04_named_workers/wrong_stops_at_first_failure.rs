// expect: wrong_result in panic_is_reported
// Gives up at the first panic: the others are neither waited for nor reported.
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
    for (name, thread) in threads {
        match thread.join() {
            Ok(value) => results.push(Ok(value)),
            Err(_) => {
                results.push(Err(name));
                break;
            }
        }
    }
    results
}
