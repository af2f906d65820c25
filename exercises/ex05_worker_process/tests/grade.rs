//! What a worker process and its guard must do, with real processes. Each case is run once.

use ex05_worker_process::{Worker, serve};
use grader::{require, require_eq};
use nix::{
    errno::Errno,
    sys::{
        signal::{Signal, kill},
        wait::{WaitPidFlag, WaitStatus, waitpid},
    },
    unistd::Pid,
};
use serde_json::json;
use std::cell::RefCell;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::process::{Command, Stdio};
use std::rc::Rc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

grader::main!(
    serve_answers,
    serve_at_once,
    serve_bad_line,
    asks,
    own_child,
    exit_codes,
    killed_has_no_code,
    nobody_after_drop,
    nobody_after_panic,
    nobody_after_kill,
);

/// For what takes a few milliseconds on an idle machine.
const PATIENCE: Duration = Duration::from_secs(6);

/// An answer that never comes is no reason to wait for ever.
fn in_time(work: fn()) {
    let (done, news) = mpsc::channel();
    let working = thread::spawn(move || {
        work();
        let _ = done.send(());
    });
    let timed_out = news.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout);
    require(!timed_out, "no_answer");
    if let Err(panic) = working.join() {
        resume_unwind(panic);
    }
}

#[track_caller]
fn ok<T>(result: io::Result<T>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => {
            require_eq(error.to_string(), "Ok", "failed");
            unreachable!("the requirement does not hold")
        }
    }
}

fn worker() -> Worker {
    ok(Worker::start(&grader::binary("ex05_worker")))
}

fn busy_worker() -> Worker {
    let mut worker = worker();
    let answer = ok(worker.ask(&json!({ "job": "busy" })));
    require_eq(answer, json!("busy"), "wrong_answer");
    worker
}

/// A child of ours with this number must be neither running nor waiting to be reaped.
fn require_gone(id: u32) {
    let state = waitpid(pid(id), Some(WaitPidFlag::WNOHANG));
    require(state != Ok(WaitStatus::StillAlive), "still_running");
    require(state == Err(Errno::ECHILD), "zombie");
}

fn pid(id: u32) -> Pid {
    Pid::from_raw(id.try_into().expect("the number of a process"))
}

fn serve_answers() {
    in_time(|| {
        let mut output = Vec::new();
        let input = "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n";
        ok(serve(
            input.as_bytes(),
            &mut output,
            |request| json!({ "same": request["n"] }),
        ));
        let expected = "{\"same\":1}⏎{\"same\":2}⏎{\"same\":3}⏎";
        // On one line, as it is told.
        let output = String::from_utf8_lossy(&output).replace('\n', "⏎");
        require_eq(output, expected, "wrong_lines");
    });
}

/// What has been written, and how much of it has been flushed.
#[derive(Clone, Default)]
struct Buffered(Rc<RefCell<(Vec<u8>, usize)>>);

impl Buffered {
    fn lines_out(&self) -> usize {
        let (bytes, flushed) = &*self.0.borrow();
        bytes[..*flushed]
            .iter()
            .filter(|&&byte| byte == b'\n')
            .count()
    }
}

impl Write for Buffered {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let (bytes, flushed) = &mut *self.0.borrow_mut();
        *flushed = bytes.len();
        Ok(())
    }
}

/// Gives one request at a time, and looks before each one whether the ones before are answered.
struct Requests {
    output: Buffered,
    given: usize,
}

impl Read for Requests {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let answered = self.output.lines_out();
        require(answered >= self.given, "answer_held_back");
        if self.given == 2 {
            return Ok(0);
        }
        self.given += 1;
        buffer[..2].copy_from_slice(b"7\n");
        Ok(2)
    }
}

fn serve_at_once() {
    in_time(|| {
        let output = Buffered::default();
        let requests = Requests {
            output: output.clone(),
            given: 0,
        };
        ok(serve(BufReader::new(requests), output, |request| request));
    });
}

fn serve_bad_line() {
    in_time(|| {
        let outcome = serve("{\"n\":\n".as_bytes(), io::sink(), |request| request);
        require(outcome.is_err(), "bad_line_accepted");
    });
}

fn asks() {
    in_time(|| {
        let mut worker = worker();
        for text in ["abc", "", "żółw, ёж", "two\nlines", "{\"n\":1}"] {
            let answer = ok(worker.ask(&json!({ "job": "echo", "text": text })));
            require_eq(answer, json!(text), "wrong_answer");
        }
    });
}

fn own_child() {
    in_time(|| {
        let mut worker = worker();
        let answer = ok(worker.ask(&json!({ "job": "who" })));
        require_eq(&answer["parent"], std::process::id(), "wrong_parent");
        require_eq(worker.id(), answer["id"].clone(), "wrong_id");
    });
}

fn exit_codes() {
    in_time(|| {
        let mut first = worker();
        let mut second = worker();
        ok(first.ask(&json!({ "job": "echo", "text": "a" })));
        require_eq(code(first), "Some(0)", "wrong_code");
        let answer = second.ask(&json!({ "job": "exit", "code": 3 }));
        require(answer.is_err(), "answer_of_nobody");
        require_eq(code(second), "Some(3)", "wrong_code");
    });
}

fn code(worker: Worker) -> String {
    format!("{:?}", ok(worker.finish()))
}

fn killed_has_no_code() {
    in_time(|| {
        let worker = worker();
        kill(pid(worker.id()), Signal::SIGKILL).expect("it runs");
        require_eq(code(worker), "None", "wrong_code");
    });
}

fn nobody_after_drop() {
    in_time(|| {
        for start in [worker, busy_worker] {
            // Its end is that of this statement.
            let id = start().id();
            require_gone(id);
        }
    });
}

fn nobody_after_panic() {
    in_time(|| {
        let mut id = 0;
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let worker = busy_worker();
            id = worker.id();
            resume_unwind(Box::new("on purpose"));
        }));
        require(outcome.is_err() && id != 0, "panic_lost");
        require_gone(id);
    });
}

/// The parent gets no chance to do anything: what ends the worker is the end of its input.
fn nobody_after_kill() {
    in_time(|| {
        let mut parent = Command::new(grader::binary("ex05_parent"))
            .arg(grader::binary("ex05_worker"))
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program is there");
        let mut line = String::new();
        let mut output = BufReader::new(parent.stdout.take().expect("it is piped"));
        output.read_line(&mut line).expect("readable");
        let id: Option<u32> = line.trim().parse().ok();
        let _ = parent.kill();
        let _ = parent.wait();
        require(id.is_some(), "parent_failed");
        let deadline = Instant::now() + PATIENCE / 2;
        while kill(pid(id.unwrap_or_default()), None).is_ok() {
            require(Instant::now() < deadline, "orphan");
            thread::sleep(Duration::from_millis(5));
        }
    });
}
