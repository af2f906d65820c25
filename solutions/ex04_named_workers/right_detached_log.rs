// Two channels: one for the results, one for a log whose thread nobody joins. It ends by itself when the last worker is gone.
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc;
use std::thread;

pub fn run_named<T, F>(jobs: Vec<(String, F)>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let (log, lines) = mpsc::channel::<String>();
    thread::spawn(move || lines.iter().for_each(drop));
    let (sender, receiver) = mpsc::channel();
    let mut results: Vec<_> = jobs.iter().map(|_| None).collect();
    for (index, (name, job)) in jobs.into_iter().enumerate() {
        let (sender, log) = (sender.clone(), log.clone());
        let builder = thread::Builder::new().name(name.clone());
        builder
            .spawn(move || {
                let result = panic::catch_unwind(AssertUnwindSafe(job));
                let _ = log.send(format!("{name} has ended"));
                let _ = sender.send((index, result.map_err(|_| name)));
            })
            .unwrap();
    }
    drop(sender);
    for (index, result) in receiver {
        results[index] = Some(result);
    }
    results.into_iter().map(Option::unwrap).collect()
}
