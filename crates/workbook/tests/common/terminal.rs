//! A pseudo-terminal, the program in it, and what its screen shows.

// Each test uses a part of it.
#![allow(dead_code)]

use std::{
    io::{Read, Write},
    num::NonZero,
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};

/// A fuse against a test that would wait for ever; only the first grading of all, which builds the grader, comes near it.
const FUSE: Duration = Duration::from_secs(180);

/// Tells the processes of one test from all others.
const MARK: &str = "WORKBOOK_TEST_MARK";

/// Looks at the settings of a terminal.
type Look = Box<dyn Fn(&dyn MasterPty) -> bool>;

/// A terminal with a program.
pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    /// Held open, so that the settings can be looked at when the program has ended.
    slave: Option<Box<dyn SlavePty + Send>>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    text: Vec<u8>,
    parser: vt100::Parser,
    child: Box<dyn Child + Send + Sync>,
    mark: String,
    /// Whether the settings are those from before the program.
    is_restored: Look,
}

/// How the terminal and the process were left.
pub struct Ended {
    pub code: u32,
    pub screen: String,
    /// All that was ever written, with what controls the terminal.
    pub text: String,
}

impl Terminal {
    /// Runs a program in a terminal of so many columns and rows.
    pub fn run(mut command: CommandBuilder, (cols, rows): (u16, u16)) -> Terminal {
        let pair = native_pty_system()
            .openpty(size(cols, rows))
            .expect("a pseudo-terminal");
        let before = pair.master.get_termios().expect("settings");
        let mark = format!("{}-{:p}", std::process::id(), &raw const *pair.master);
        command.env(MARK, &mark);
        let child = pair.slave.spawn_command(command).expect("started");
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let keyboard = pair.master.take_writer().expect("a writer");
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            // Linux ends a terminal that nobody has open any more with an error.
            while let Ok(read @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..read].to_vec()).is_err() {
                    break;
                }
            }
        });
        Terminal {
            master: pair.master,
            slave: Some(pair.slave),
            keyboard,
            output,
            text: Vec::new(),
            parser: vt100::Parser::new(not_zero(rows), not_zero(cols), 0),
            child,
            mark,
            is_restored: Box::new(move |master| master.get_termios() == Some(before.clone())),
        }
    }

    /// Types.
    pub fn keys(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).expect("typed");
        self.keyboard.flush().expect("typed");
    }

    /// Waits until the screen has all these texts at once, wherever their lines are broken.
    #[track_caller]
    pub fn wait_for(&mut self, texts: &[&str]) {
        self.wait_until(&format!("{texts:?}"), |screen| {
            let shown = in_a_line(&screen.contents());
            texts.iter().all(|text| shown.contains(&in_a_line(text)))
        });
    }

    /// Waits until the screen is as wanted.
    #[track_caller]
    pub fn wait_until(&mut self, wanted: &str, is_so: impl Fn(&vt100::Screen) -> bool) {
        let end = Instant::now() + FUSE;
        while !is_so(self.parser.screen()) {
            let left = end.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.show(&bytes),
                Err(_) => panic!("waited for {wanted}, have:\n{}", self.screen()),
            }
        }
    }

    fn show(&mut self, bytes: &[u8]) {
        self.parser.process(bytes);
        self.text.extend(bytes);
    }

    /// What the screen shows.
    pub fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// The screen with its colours.
    pub fn cells(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// What tells the processes of this terminal from all others, see [`processes`].
    pub fn mark(&self) -> &str {
        &self.mark
    }

    /// The process in the terminal.
    pub fn process(&self) -> rustix::process::Pid {
        let id = self.child.process_id().expect("it was started");
        rustix::process::Pid::from_raw(id.cast_signed()).expect("not 0")
    }

    /// Changes the size of the window.
    pub fn resize(&mut self, cols: u16, rows: u16) {
        self.parser
            .screen_mut()
            .set_size(not_zero(rows), not_zero(cols));
        self.master.resize(size(cols, rows)).expect("resized");
    }

    /// Waits for the end of the program. The terminal is as it was before, and no process is left.
    #[track_caller]
    pub fn end(self) -> Ended {
        let mark = self.mark.clone();
        let ended = self.leave();
        assert_eq!(processes(&mark), Vec::<String>::new(), "left behind");
        ended
    }

    /// Waits for the end of the program, which may have left processes that are about to end. The terminal is as it was before.
    #[track_caller]
    pub fn leave(mut self) -> Ended {
        let status = self.child.wait().expect("ended");
        self.wait_until("the other screen", |screen| {
            !screen.alternate_screen() && !screen.hide_cursor()
        });
        assert!((self.is_restored)(&*self.master), "raw mode is left");
        // A terminal that nobody has open any more is at its end.
        self.slave = None;
        while let Ok(bytes) = self.output.recv_timeout(FUSE) {
            self.show(&bytes);
        }
        Ended {
            code: status.exit_code(),
            screen: self.screen(),
            text: String::from_utf8_lossy(&self.text).replace("\r\n", "\n"),
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A failed test leaves nobody behind.
        let _ = self.child.kill();
    }
}

/// With single spaces between the words.
fn in_a_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn not_zero(number: u16) -> NonZero<u16> {
    NonZero::new(number).expect("a size")
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// The command lines of the living processes with this mark in their environment. Only Linux tells.
pub fn processes(mark: &str) -> Vec<String> {
    let wanted = format!("{MARK}={mark}");
    let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    entries
        .filter_map(|entry| {
            let environment = std::fs::read(entry.path().join("environ")).ok()?;
            let has_mark = environment
                .split(|byte| *byte == 0)
                .any(|one| one == wanted.as_bytes());
            let line = std::fs::read(entry.path().join("cmdline")).ok()?;
            has_mark.then(|| String::from_utf8_lossy(&line).replace('\0', " "))
        })
        .collect()
}
