//! The worker that the cases start: it answers until its input ends.

use std::{
    io,
    os::unix::process::parent_id,
    process::{self, ExitCode},
    sync::atomic::{AtomicBool, Ordering::Relaxed},
    thread,
};

use ex05_worker_process::serve;
use serde_json::{Value, json};

/// Whether it is too busy to notice the end of its input.
static BUSY: AtomicBool = AtomicBool::new(false);

fn main() -> ExitCode {
    let served = serve(io::stdin().lock(), io::stdout().lock(), answer);
    while BUSY.load(Relaxed) {
        thread::park();
    }
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}

fn answer(request: Value) -> Value {
    match request["job"].as_str() {
        Some("echo") => request["text"].clone(),
        Some("who") => json!({ "id": process::id(), "parent": parent_id() }),
        Some("busy") => {
            BUSY.store(true, Relaxed);
            json!("busy")
        }
        Some("exit") => process::exit(request["code"].as_i64().unwrap_or(1) as i32),
        _ => Value::Null,
    }
}
