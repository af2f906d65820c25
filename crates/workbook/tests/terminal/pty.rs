//! A pseudo-terminal with the tool in it.

use std::{
    io::{Read, Write},
    sync::mpsc::{self, Receiver},
    thread,
    time::Duration,
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::workbook::{BINARY, Workbook, target};

/// A fuse against waiting for ever: what is waited for comes much sooner.
const FUSE: Duration = Duration::from_secs(120);

pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    screen: Receiver<Vec<u8>>,
    seen: Vec<u8>,
    /// Open as long as somebody may look at it.
    _master: Box<dyn MasterPty + Send>,
}

/// The call, in this language.
pub fn command(workbook: &Workbook, language: &str, arguments: &str) -> CommandBuilder {
    let mut command = CommandBuilder::new(BINARY);
    command.args(arguments.split_whitespace());
    command.cwd(&workbook.root);
    command.env("WORKBOOK_LANG", language);
    command.env("CARGO_TARGET_DIR", target());
    command.env("TERM", "xterm-256color");
    command.env_remove("NO_COLOR");
    command
}

impl Terminal {
    pub fn start(command: CommandBuilder, columns: u16) -> Terminal {
        let size = PtySize {
            rows: 40,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let child = pair.slave.spawn_command(command).expect("started");
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let (sender, screen) = mpsc::channel();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            // Linux ends a terminal that nobody has open any more with an error.
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..length].to_vec()).is_err() {
                    break;
                }
            }
        });
        Terminal {
            child,
            keys: pair.master.take_writer().expect("a writer"),
            screen,
            seen: Vec::new(),
            _master: pair.master,
        }
    }

    /// Waits until this is on the screen.
    #[track_caller]
    pub fn wait_for(&mut self, text: &str) {
        while !self.text().contains(text) {
            match self.screen.recv_timeout(FUSE) {
                Ok(bytes) => self.seen.extend(bytes),
                Err(error) => panic!("no {text} ({error}) in\n{}", self.text()),
            }
        }
    }

    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).expect("pressed");
        self.keys.flush().expect("pressed");
    }

    pub fn process(&self) -> u32 {
        self.child.process_id().expect("it is running")
    }

    /// Waits for the end; the exit code and all that was on the screen, with what controls the terminal.
    pub fn end(mut self) -> (u32, String) {
        let status = self.child.wait().expect("ended");
        while let Ok(bytes) = self.screen.recv_timeout(FUSE) {
            self.seen.extend(bytes);
        }
        (status.exit_code(), self.text())
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.seen).replace("\r\n", "\n")
    }
}

/// The call at a terminal of so many columns, without keys pressed: its exit code and what was on the screen.
pub fn run(command: CommandBuilder, columns: u16) -> (u32, String) {
    Terminal::start(command, columns).end()
}

/// The text without colours.
pub fn plain(text: &str) -> String {
    let mut parts = text.split("\x1b[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let end = part.find(|c: char| c.is_ascii_alphabetic());
        text + &part[end.map_or(0, |end| end + 1)..]
    })
}
