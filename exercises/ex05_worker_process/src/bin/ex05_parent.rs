//! A parent with one worker, for the case that kills the parent.

use std::{env, io, path::Path, thread};

use ex05_worker_process::Worker;
use serde_json::json;

fn main() -> io::Result<()> {
    let program = env::args_os().nth(1).expect("PROGRAM");
    let mut worker = Worker::start(Path::new(&program))?;
    worker.ask(&json!({ "job": "echo", "text": "ready" }))?;
    println!("{}", worker.id());
    loop {
        thread::park();
    }
}
