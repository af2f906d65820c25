//! The guard is a type of its own, so that `finish` may take the rest apart.
use std::{
    io::{self, BufRead, BufReader, Lines, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use serde_json::Value;

pub fn serve(
    mut input: impl BufRead,
    mut output: impl Write,
    mut answer: impl FnMut(Value) -> Value,
) -> io::Result<()> {
    let mut line = String::new();
    while input.read_line(&mut line)? > 0 {
        let request = serde_json::from_str(&line)?;
        let mut reply = answer(request).to_string();
        reply.push('\n');
        output.write_all(reply.as_bytes())?;
        output.flush()?;
        line.clear();
    }
    Ok(())
}

struct Guard(Child);

impl Drop for Guard {
    fn drop(&mut self) {
        if matches!(self.0.try_wait(), Ok(None)) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }
}

pub struct Worker {
    guard: Guard,
    input: ChildStdin,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Worker {
    pub fn start(program: &Path) -> io::Result<Worker> {
        let mut command = Command::new(program);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut guard = Guard(command.spawn()?);
        let input = guard.0.stdin.take().expect("it is piped");
        let output = guard.0.stdout.take().expect("it is piped");
        let lines = BufReader::new(output).lines();
        Ok(Worker {
            guard,
            input,
            lines,
        })
    }

    pub fn id(&self) -> u32 {
        self.guard.0.id()
    }

    pub fn ask(&mut self, request: &Value) -> io::Result<Value> {
        serde_json::to_writer(&self.input, request)?;
        self.input.write_all(b"\n")?;
        let line = self.lines.next().ok_or(io::ErrorKind::UnexpectedEof)??;
        Ok(serde_json::from_str(&line)?)
    }

    pub fn finish(self) -> io::Result<Option<i32>> {
        let Worker {
            mut guard, input, ..
        } = self;
        drop(input);
        Ok(guard.0.wait()?.code())
    }
}
