//! A pool whose threads outlive it: nobody waits for them, or they wait for ever for more work.

use crate::support::{fails, passes};
use grader::report::{Diagnosis, Finding, Operation};
use grader::{Tally, no_thread_left_behind, require_eq, require_threads_ended};
use std::mem::{self, ManuallyDrop};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

type Job = Box<dyn FnOnce() + Send>;

/// One thread that does the jobs.
struct Worker {
    jobs: ManuallyDrop<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    fn new() -> Worker {
        let (jobs, queue) = channel::<Job>();
        let work = move || queue.iter().for_each(|job| job());
        let named = thread::Builder::new().name("worker".to_owned());
        Worker {
            jobs: ManuallyDrop::new(jobs),
            thread: Some(named.spawn(work).unwrap()),
        }
    }

    /// Nothing more will come.
    fn close(&mut self) {
        // Safety: done once, and the sender is not used again.
        unsafe { ManuallyDrop::drop(&mut self.jobs) };
    }

    fn join(mut self) {
        self.close();
        self.thread.take().unwrap().join().unwrap();
    }
}

/// One job, then the end of the worker.
fn work(end: fn(Worker)) {
    let done = Arc::new(Tally::new());
    let worker = Worker::new();
    let job = Arc::clone(&done);
    worker
        .jobs
        .send(Box::new(move || {
            job.add();
        }))
        .unwrap();
    end(worker);
    require_eq(u64::from(done.get() <= 1), 1, "once");
}

fn must_be_joined(end: fn(Worker)) {
    work(end);
    require_threads_ended();
}

fn must_end(end: fn(Worker)) {
    no_thread_left_behind();
    work(end);
}

fn close(mut worker: Worker) {
    worker.close();
}

fn forget(worker: Worker) {
    mem::forget(worker);
}

pub fn wrong_not_joined() {
    let report = fails(
        "closed, not joined",
        || must_be_joined(close),
        Diagnosis::Leak,
    );
    let finding = report.failure.unwrap().finding;
    assert!(
        matches!(&finding, Finding::LeftBehind { threads, .. } if *threads == [1]),
        "{finding:?}"
    );
}

pub fn wrong_never_closed() {
    let report = fails("never closed", || must_end(forget), Diagnosis::Leak);
    let failure = report.failure.unwrap();
    let Finding::LeftBehind { threads, waiters } = &failure.finding else {
        panic!("{:?}", failure.finding)
    };
    assert_eq!((threads.len(), waiters.len()), (1, 1));
    assert_eq!(waiters[0].operation, Operation::Receive);
    let facts = &failure.history.threads[waiters[0].thread];
    assert_eq!(facts.name.as_deref(), Some("worker"));
    assert_eq!(
        facts.spawned.as_ref().map(|place| place.file.as_str()),
        Some(file!())
    );
    let last = failure.history.steps.last().unwrap();
    assert_eq!((last.thread, last.waits), (threads[0], true));
}

pub fn wrong_works_for_ever() {
    fn case() {
        no_thread_left_behind();
        thread::spawn(|| {
            loop {
                thread::yield_now();
            }
        });
    }
    fails("never stops", case, Diagnosis::Leak);
}

pub fn right() {
    passes("joined", || must_be_joined(Worker::join));
    passes("joined, and all end", || must_end(Worker::join));
}

/// Not joined, but the end of its queue ends the thread, sooner or later.
pub fn right_that_ends_later() {
    passes("closed", || must_end(close));
}

/// Nobody asked.
pub fn right_if_nothing_is_said() {
    passes("allowed", || work(forget));
}
