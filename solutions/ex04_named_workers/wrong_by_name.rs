// expect: wrong_result in names_may_repeat
// Finds results by name: two threads of the same name are one.
use std::collections::HashMap;
use std::thread;

pub fn run_named<T, F>(jobs: Vec<(String, F)>) -> Vec<Result<T, String>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let mut names = Vec::new();
    let mut threads = HashMap::new();
    for (name, job) in jobs {
        let builder = thread::Builder::new().name(name.clone());
        names.push(name.clone());
        threads.insert(name, builder.spawn(job).unwrap());
    }
    names
        .into_iter()
        .map(|name| match threads.remove(&name) {
            Some(thread) => thread.join().map_err(|_| name),
            None => Err(name),
        })
        .collect()
}
