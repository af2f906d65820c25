// expect: wrong_result in killed_has_no_code
// Takes a process that was killed for one that has ended well.
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
        Ok(Some(self.child.wait()?.code().unwrap_or(0)))
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
