//! What starting named workers must do. Each case is one property, run in every schedule that is explored.

use ex04_named_workers::run_named;
use grader::{Tally, at_most_preemptions, no_thread_left_behind, require, require_eq};
use std::sync::{Arc, Barrier, mpsc};
use std::{panic, thread};

grader::main!(
    nothing_to_do,
    threads_have_names,
    all_at_once,
    results_in_start_order,
    names_may_repeat,
    panic_is_reported,
    nobody_left_behind,
);

type Job<T> = Box<dyn FnOnce() -> T + Send>;

fn job<T>(name: &str, run: impl FnOnce() -> T + Send + 'static) -> (String, Job<T>) {
    (name.to_owned(), Box::new(run))
}

fn fails() -> u32 {
    panic::resume_unwind(Box::new(13))
}

/// The value that job number `index` returned.
fn value<T: Copy>(results: &[Result<T, String>], index: usize) -> T {
    let value = results.get(index).and_then(|result| result.as_ref().ok());
    require(value.is_some(), "result_missing");
    *value.expect("it is there")
}

fn nothing_to_do() {
    let results = run_named(Vec::<(String, Job<u32>)>::new());
    require_eq(results.len(), 0, "wrong_number");
}

fn threads_have_names() {
    let name = || thread::current().name().unwrap_or("?").to_owned();
    let results = run_named(vec![job("alfa", name), job("beta", name)]);
    require_eq(results.len(), 2, "wrong_number");
    for (result, expected) in results.into_iter().zip(["alfa", "beta"]) {
        require(result.is_ok(), "result_missing");
        require_eq(result.unwrap_or_default(), expected, "wrong_name");
    }
}

/// No job can end before all have begun.
fn all_at_once() {
    at_most_preemptions(1);
    let all = Arc::new(Barrier::new(3));
    let jobs = ["alfa", "beta", "gamma"].map(|name| {
        let all = Arc::clone(&all);
        job(name, move || {
            all.wait();
        })
    });
    let results = run_named(jobs.into());
    require_eq(results.len(), 3, "wrong_number");
}

/// The first job ends last.
fn results_in_start_order() {
    let (sender, receiver) = mpsc::channel();
    let first = move || receiver.recv().map_or(1, |()| 1);
    let second = move || {
        let _ = sender.send(());
        2
    };
    let results = run_named(vec![job("alfa", first), job("beta", second)]);
    require_eq(results.len(), 2, "wrong_number");
    require_eq(value(&results, 0), 1, "wrong_order");
    require_eq(value(&results, 1), 2, "wrong_order");
}

fn names_may_repeat() {
    let results = run_named(vec![job("alfa", || 1), job("alfa", || 2)]);
    require_eq(results.len(), 2, "wrong_number");
    require_eq(value(&results, 0), 1, "wrong_order");
    require_eq(value(&results, 1), 2, "wrong_order");
}

fn panic_is_reported() {
    let results = run_named(vec![job("alfa", fails), job("beta", || 2)]);
    require_eq(results.len(), 2, "wrong_number");
    let failed = results[0].as_ref().err();
    require(failed.is_some(), "panic_hidden");
    require_eq(
        failed.map_or("?", String::as_str),
        "alfa",
        "wrong_name_in_err",
    );
    require_eq(value(&results, 1), 2, "wrong_order");
}

fn nobody_left_behind() {
    no_thread_left_behind();
    let finished = Arc::new(Tally::new());
    let slow = {
        let finished = Arc::clone(&finished);
        move || {
            thread::yield_now();
            finished.add();
            2
        }
    };
    run_named(vec![job("alfa", fails), job("beta", slow)]);
    require_eq(finished.get(), 1, "returned_too_early");
}
