// Catches the panic in the thread itself, so that join never fails.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

pub fn run_named<T, F>(jobs: Vec<(String, F)>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let mut threads = Vec::with_capacity(jobs.len());
    for (name, job) in jobs {
        let named = name.clone();
        let thread = thread::Builder::new()
            .name(name)
            .spawn(move || catch_unwind(AssertUnwindSafe(job)).map_err(|_| named))
            .unwrap();
        threads.push(thread);
    }
    threads
        .into_iter()
        .map(|thread| thread.join().unwrap())
        .collect()
}
