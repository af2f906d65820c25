// expect: panic in panic_is_reported
// Takes the payload of a panic for a text. `panic_any` and `resume_unwind` carry anything.
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
    let mut results = Vec::new();
    for thread in threads {
        let name = thread.thread().name().unwrap_or_default().to_owned();
        results.push(thread.join().map_err(|payload| {
            let why = payload.downcast::<&str>().unwrap();
            eprintln!("{name}: {why}");
            name
        }));
    }
    results
}
