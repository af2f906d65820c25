//! pl: Wątek dostaje funkcję, proces dostaje tylko program i teksty.
//! ru: Потоку дают функцию, а процессу — только программу и строки.

use std::{
    io,
    process::{Child, Command},
};

// ANCHOR: target
fn work() {
    println!("42");
}

fn start() -> io::Result<Child> {
    Command::new(work).spawn()
}
// ANCHOR_END: target

fn main() {}
