//! The command `serve` in a process of its own, before a small workbook of two chapters whose examples are shell scripts: all of it
//! is real, and what it uses of memory, files and processes can be counted.

use std::{
    fs,
    io::{BufRead, BufReader},
    ops::Deref,
    os::unix::{fs::PermissionsExt, process::CommandExt},
    path::PathBuf,
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc,
    thread,
};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use tempfile::TempDir;

use crate::fixture::{Client, FUSE, Pipe};

const BOOK: &str = r#"
[book]
title = "Zeszyt"
description = "Opis"
language = "pl"
src = "book/pl"

[build]
create-missing = false

[output.html.playground]
runnable = false

[output.ru]
command = "false"
title = "Практикум"
description = "Описание"
"#;

/// A running server and its workbook.
pub struct Process {
    client: Client,
    /// Ends before its workbook is removed.
    running: Running,
    workbook: Workbook,
}

/// A process that does not outlive the test.
pub struct Running {
    pub child: Child,
}

/// A workbook with its own copy of the tool.
pub struct Workbook {
    root: TempDir,
}

impl Workbook {
    /// With these examples: a name and a shell script.
    pub fn with(examples: &[(&str, &str)]) -> Workbook {
        let root = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder");
        let workbook = Workbook { root };
        let names: Vec<_> = examples
            .iter()
            .map(|(name, _)| format!("{{ name = \"{name}\", variants = [[]] }}"))
            .collect();
        workbook.write("book.toml", BOOK);
        workbook.write_map(&names.join(", "));
        for edition in ["pl", "ru"] {
            let summary = "# S\n\n- [1](ch01_one.md)\n- [2](ch02_two.md)\n";
            workbook.write(&format!("book/{edition}/SUMMARY.md"), summary);
            for (page, title) in [("ch01_one", "first"), ("ch02_two", "second")] {
                let text = format!("# {title} in {edition} {{#top}}\n\n{{{{#minutes}}}}\n");
                workbook.write(&format!("book/{edition}/{page}.md"), &text);
            }
        }
        // What an example is made of, older than its program: nothing has to be built.
        for file in ["Cargo.toml", "Cargo.lock"] {
            workbook.write(file, "");
        }
        for (name, script) in examples {
            let program = workbook.write(
                &format!("target/debug/examples/{name}"),
                &format!("#!/bin/sh\n{script}\n"),
            );
            fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("executable");
            workbook.write(&format!("target/debug/examples/{name}.d"), "a: \n");
        }
        // The tool looks for examples beside itself.
        let tool = workbook.tool();
        fs::create_dir_all(tool.parent().expect("a folder")).expect("made");
        fs::hard_link(env!("CARGO_BIN_EXE_workbook"), tool).expect("linked");
        workbook
    }

    fn tool(&self) -> PathBuf {
        self.path("bin/workbook")
    }

    /// The path of a file in the workbook.
    pub fn path(&self, file: &str) -> PathBuf {
        self.root.path().join(file)
    }

    /// Writes a file as editors do: another one takes its place.
    pub fn write(&self, file: &str, text: &str) -> PathBuf {
        let path = self.path(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        let new = path.with_extension("new~");
        fs::write(&new, text).expect("written");
        fs::rename(&new, &path).expect("renamed");
        path
    }

    /// Writes the map of its two chapters, the first of which has these examples, in TOML.
    pub fn write_map(&self, examples: &str) {
        let chapter = |slug: &str, examples: &str| {
            format!(
                "[[chapter]]\nslug = \"{slug}\"\ntitle = {{ pl = \"a\", ru = \"б\" }}\nminutes = {{ read = 1 }}\n\
                 examples = [{examples}]\n"
            )
        };
        let map = chapter("ch01_one", examples) + &chapter("ch02_two", "");
        self.write("book/course.toml", &map);
    }

    /// A call of the tool in the workbook.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(self.tool());
        command.args(arguments).current_dir(self.root.path());
        command.env_remove("CARGO_TARGET_DIR").process_group(0);
        command
    }

    /// A pipe with a name: see [`Pipe`].
    pub fn pipe(&self, name: &str) -> Pipe {
        Pipe::new(&self.path(name))
    }

    /// The names in the folder of what is built.
    pub fn built(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path("out")).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        names.map(|name| name.to_string_lossy().into()).collect()
    }

    /// Starts the server and waits until it says where it is.
    pub fn serve(self) -> Process {
        let mut child = self
            .command(&["serve", "--lang", "pl"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let stdout = BufReader::new(child.stdout.take().expect("piped"));
        let (found, port) = mpsc::channel();
        thread::spawn(move || {
            for line in stdout.lines().map_while(Result::ok) {
                let port = line.rsplit_once(':').map(|(_, port)| port);
                let port = port.and_then(|port| port.trim_end_matches('/').parse().ok());
                if let Some(port) = port {
                    // Only the first one is waited for.
                    let _ = found.send(port);
                }
            }
        });
        let port = port
            .recv_timeout(FUSE)
            .expect("the server says its address");
        Process {
            client: Client { port },
            workbook: self,
            running: Running { child },
        }
    }
}

impl Deref for Process {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

impl Process {
    /// Its workbook.
    pub fn workbook(&self) -> &Workbook {
        &self.workbook
    }

    /// Sends a signal and waits for the end; the workbook stays.
    pub fn end(mut self, signal: Signal) -> (ExitStatus, Workbook) {
        let child = &mut self.running.child;
        kill_process(Pid::from_child(child), signal).expect("it runs");
        let status = child.wait().expect("waited for");
        (status, self.workbook)
    }

    /// Its number.
    pub fn id(&self) -> u32 {
        self.running.child.id()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Fails only if it has ended already.
        let _ = kill_process_group(Pid::from_child(&self.child), Signal::KILL);
        let _ = self.child.wait();
    }
}
