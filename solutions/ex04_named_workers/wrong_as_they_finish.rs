// expect: wrong_result in results_in_start_order
// Results in the order in which the jobs end.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::thread;

pub fn run_named<T, F>(jobs: Vec<(String, F)>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let (sender, receiver) = mpsc::channel();
    for (name, job) in jobs {
        let sender = sender.clone();
        let named = name.clone();
        let work = move || {
            let result = catch_unwind(AssertUnwindSafe(job)).map_err(|_| named);
            let _ = sender.send(result);
        };
        thread::Builder::new().name(name).spawn(work).unwrap();
    }
    drop(sender);
    receiver.into_iter().collect()
}
