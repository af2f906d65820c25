use std::io::{self, Write};
use std::process::Command;

fn main() -> io::Result<()> {
    let (_reader, mut writer) = io::pipe()?;
    let _child = Command::new("echo").stdout(writer).spawn()?;
    writer.write_all(b"hello")
}
