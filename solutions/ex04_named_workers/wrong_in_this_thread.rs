// expect: wrong_result in threads_have_names
// Calls the jobs itself, as calling `run()` instead of `start()` does in Python.
use std::panic::{AssertUnwindSafe, catch_unwind};

pub fn run_named<T, F>(jobs: Vec<(String, F)>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    jobs.into_iter()
        .map(|(name, job)| catch_unwind(AssertUnwindSafe(job)).map_err(|_| name))
        .collect()
}
