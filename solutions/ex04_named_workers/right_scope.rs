// Scoped threads; the name is asked from the handle before it is used up.
use std::thread;

pub fn run_named<T, F>(jobs: Vec<(String, F)>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    thread::scope(|scope| {
        let mut threads = Vec::new();
        for (name, job) in jobs {
            threads.push(
                thread::Builder::new()
                    .name(name)
                    .spawn_scoped(scope, job)
                    .unwrap(),
            );
        }
        let mut results = Vec::new();
        for thread in threads {
            let name = thread.thread().name().unwrap_or_default().to_owned();
            results.push(thread.join().map_err(|_| name));
        }
        results
    })
}
