//! JSON values say themselves where they end: both sides read a stream of them. A thread collects the answers.
use std::{
    io::{self, BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
};

use serde_json::{Deserializer, Value};

pub fn serve(
    input: impl BufRead,
    mut output: impl Write,
    mut answer: impl FnMut(Value) -> Value,
) -> io::Result<()> {
    for request in Deserializer::from_reader(input).into_iter() {
        serde_json::to_writer(&mut output, &answer(request?))?;
        output.write_all(b"\n")?;
        output.flush()?;
    }
    Ok(())
}

pub struct Worker {
    child: Child,
    input: Option<ChildStdin>,
    answers: Receiver<serde_json::Result<Value>>,
}

impl Worker {
    pub fn start(program: &Path) -> io::Result<Worker> {
        let mut child = Command::new(program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let input = child.stdin.take();
        let output = child.stdout.take().expect("it is piped");
        let (sender, answers) = mpsc::channel();
        thread::spawn(move || {
            for answer in Deserializer::from_reader(BufReader::new(output)).into_iter() {
                if sender.send(answer).is_err() {
                    break;
                }
            }
        });
        Ok(Worker {
            child,
            input,
            answers,
        })
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    pub fn ask(&mut self, request: &Value) -> io::Result<Value> {
        let input = self.input.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        writeln!(input, "{request}")?;
        let answer = self.answers.recv().map_err(io::Error::other)?;
        Ok(answer?)
    }

    pub fn finish(mut self) -> io::Result<Option<i32>> {
        self.input = None;
        Ok(self.child.wait()?.code())
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.input = None;
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
