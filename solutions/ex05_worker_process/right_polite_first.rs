// Closes the input and gives the process a moment to end by itself before it is killed.
use std::{
    io::{self, BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

use serde_json::Value;

pub fn serve(
    input: impl BufRead,
    mut output: impl Write,
    mut answer: impl FnMut(Value) -> Value,
) -> io::Result<()> {
    for line in input.lines() {
        let request = serde_json::from_str(&line?)?;
        writeln!(output, "{}", answer(request))?;
        output.flush()?;
    }
    Ok(())
}

pub struct Worker {
    child: Child,
    output: BufReader<ChildStdout>,
}

impl Worker {
    pub fn start(program: &Path) -> io::Result<Worker> {
        let mut child = Command::new(program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let output = BufReader::new(child.stdout.take().expect("it is piped"));
        Ok(Worker { child, output })
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    pub fn ask(&mut self, request: &Value) -> io::Result<Value> {
        let input = self.child.stdin.as_mut().expect("it is piped");
        writeln!(input, "{request}")?;
        let mut line = String::new();
        if self.output.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(serde_json::from_str(&line)?)
    }

    pub fn finish(mut self) -> io::Result<Option<i32>> {
        Ok(self.child.wait()?.code())
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        for _ in 0..20 {
            if let Ok(Some(_)) = self.child.try_wait() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        self.child.kill().unwrap_or_default();
        self.child.wait().map(drop).unwrap_or_default();
    }
}
