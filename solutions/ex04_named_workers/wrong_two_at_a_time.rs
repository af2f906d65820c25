// expect: waits_forever in all_at_once
// Two jobs at a time: the third one waits until both have ended.
use std::thread::{self, JoinHandle};

pub fn run_named<T, F>(jobs: Vec<(String, F)>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let mut jobs = jobs;
    if jobs.len() > 2 {
        let rest = jobs.split_off(2);
        let mut first = run_named(jobs);
        first.extend(run_named(rest));
        return first;
    }
    let threads: Vec<(String, JoinHandle<T>)> = jobs
        .into_iter()
        .map(|(name, job)| {
            let builder = thread::Builder::new().name(name.clone());
            (name, builder.spawn(job).expect("the system has a thread"))
        })
        .collect();
    threads
        .into_iter()
        .map(|(name, thread)| thread.join().map_err(|_| name))
        .collect()
}
