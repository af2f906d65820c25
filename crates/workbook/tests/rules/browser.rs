//! The pages' scripts: the words of the search alone, and all of it in a browser, before the real server and from the disk. What is
//! tested is in `book/theme/tests` and in `tests/browser/*.test.js`.
//!
//! The browser works on copies of the workbook, so that it leaves the progress and the solutions of whoever runs the tests alone.

use std::{
    ffi::OsStr,
    fs,
    io::{self, BufRead, BufReader},
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use mdbook_driver::{MDBook, config::Config};
use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use tempfile::TempDir;
use timeline::Language;
use workbook::{
    book::{self, edition, preprocess::Workbook},
    learner,
};

use crate::{
    examples::build,
    workspace::{files_below, map, neutral, root, run, target_directory},
};

/// Both editions are built before the address is printed.
const START_LIMIT: Duration = Duration::from_secs(120);

/// All of the tests; the first check of an exercise builds the grader's workspace.
const TESTS_LIMIT: Duration = Duration::from_secs(900);

const FOLDER: &str = "crates/workbook/tests/browser";

#[test]
#[ignore = "needs Chromium, Node and npm packages"]
fn pages_work_in_a_browser() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (on_disk, stock) = (folder.path().join("disk"), folder.path().join("stock"));
    let options = book::Options {
        output: Some(on_disk.clone()),
        ..book::Options::default()
    };
    book::build(root(), &options).unwrap_or_else(|error| panic!("{error:#}"));
    build_stock(&stock).unwrap_or_else(|error| panic!("{error:#}"));
    let copy = copy_of_the_workbook();
    let server = Server::start(copy.path());
    let files = ["pages", "load", "search", "keyboard", "static"];
    all_pass(
        browser_tests(&files, &server.address)
            .env("STATIC_PAGES", &on_disk)
            .env("STOCK_PAGES", &stock)
            .env("LAST_PL", last_sentence("pl"))
            .env("LAST_RU", last_sentence("ru")),
    );
    server.end();
}

#[test]
#[ignore = "needs Chromium, Node and npm packages"]
fn open_pages_follow_their_sources() {
    let copy = copy_of_the_workbook();
    let server = Server::start(copy.path());
    all_pass(browser_tests(&["reload"], &server.address).env("WORKBOOK_ROOT", copy.path()));
    server.end();
}

#[test]
#[ignore = "needs Chromium, Node and npm packages"]
fn learning_is_kept_in_a_browser() {
    let copy = copy_of_the_workbook();
    // The test starts its server itself, because it also kills it.
    all_pass(
        browser_tests(&["learning"], "")
            .env("WORKBOOK", copy.path())
            .env("TOOL", env!("CARGO_BIN_EXE_workbook"))
            .env("CARGO_TARGET_DIR", target_directory()),
    );
}

/// A workbook in which nothing has been done yet. Without a grader of its own it takes the one that the tool was made with, which is
/// built already.
fn copy_of_the_workbook() -> TempDir {
    // Built before, so that a run in the copy builds nothing.
    build("ch13_barriers");
    let copy = tempfile::tempdir().expect("a temporary folder");
    for part in [
        "book.toml",
        "book",
        "examples",
        "exercises",
        "solutions",
        "crates/timeline/timeline.css",
        "Cargo.toml",
        "Cargo.lock",
    ] {
        copy_tree(&root().join(part), &copy.path().join(part)).expect("copied");
    }
    for exercise in map().exercises() {
        let starter = root().join(format!("solutions/{exercise}/starter.rs"));
        let file = copy.path().join(learner::file_of(exercise));
        fs::copy(starter, file).expect("copied");
    }
    copy
}

/// Copies a file or a folder with the times of its files: an example is as old as it was.
fn copy_tree(from: &Path, to: &Path) -> io::Result<()> {
    if from.is_dir() {
        fs::create_dir_all(to)?;
        for entry in fs::read_dir(from)? {
            let name = entry?.file_name();
            copy_tree(&from.join(&name), &to.join(&name))?;
        }
        return Ok(());
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to)?;
    let time = fs::metadata(from)?.modified()?;
    fs::File::options().write(true).open(to)?.set_modified(time)
}

#[test]
#[ignore = "needs Chromium, Node and npm packages"]
fn a_page_on_another_port_gets_nothing() {
    let copy = copy_of_the_workbook();
    let server = Server::start(copy.path());
    all_pass(&mut browser_tests(&["foreign"], &server.address));
    server.end();
}

#[test]
#[ignore = "needs Node"]
fn search_finds_every_form_of_every_term() {
    let files = files_below("book/theme/tests", ".mjs");
    assert!(!files.is_empty(), "the tests of the search are gone");
    all_pass(&mut node_tests(files));
}

fn node_tests(files: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Command {
    let mut node = neutral("node");
    // One file at a time: each has a browser of its own, and they share the machine.
    node.args([
        "--test",
        "--test-reporter",
        "tap",
        "--test-concurrency",
        "1",
    ])
    .args(files);
    node
}

/// Builds both editions as mdBook makes them from the same chapters without our theme.
fn build_stock(folder: &Path) -> anyhow::Result<()> {
    let no_theme = tempfile::tempdir()?;
    for (language, below) in [(Language::Pl, ""), (Language::Ru, "ru")] {
        let config = Config::from_disk(root().join("book.toml"))?;
        let mut config = edition::configure(&config, language)?;
        config.set("output.html.theme", no_theme.path())?;
        for ours in ["additional-css", "additional-js"] {
            config.set(format!("output.html.{ours}"), [""; 0])?;
        }
        config.build.build_dir = folder.join(below);
        let mut book = MDBook::load_with_config(root(), config)?;
        book.with_preprocessor(Workbook);
        book.build()?;
    }
    Ok(())
}

/// The tests of files in `FOLDER`, by the beginnings of their names, which drive Chromium before the server at this
/// address.
fn browser_tests(names: &[&str], address: &str) -> Command {
    assert!(
        root().join(FOLDER).join("node_modules").is_dir(),
        "run `npm ci` in {FOLDER} first"
    );
    let chromium = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    let mut node = node_tests(names.iter().map(|name| format!("{name}.test.js")));
    node.current_dir(root().join(FOLDER))
        .env("WORKBOOK_URL", address)
        .env("CHROMIUM", chromium);
    node
}

fn all_pass(node: &mut Command) {
    let tests = run(node, TESTS_LIMIT);
    let count = |what: &str| {
        let line = format!("# {what} ");
        let line = tests.stdout.lines().find_map(|l| l.strip_prefix(&*line));
        line.and_then(|count| count.parse::<usize>().ok())
    };
    let counts = ["fail", "cancelled", "skipped", "todo"].map(count);
    let some = count("pass").is_some_and(|passed| passed > 0);
    assert!(
        tests.code() == Some(0) && some && counts == [Some(0); 4],
        "{}",
        tests.describe()
    );
}

/// What the example `barrier` says last.
fn last_sentence(language: &str) -> String {
    let program = &build("ch13_barriers")["barrier"];
    let finished = run(
        neutral(program).args(["--lang", language]),
        Duration::from_secs(30),
    );
    let line = finished.stdout.lines().last().expect("it says something");
    // Time, thread and sentence are columns with two spaces between.
    let (_, sentence) = line.rsplit_once("  ").expect("it has columns");
    sentence.to_owned()
}

struct Server {
    child: Child,
    address: String,
}

impl Server {
    /// Starts the server of the workbook at `root` on a free port and waits until it says where it is.
    fn start(root: &Path) -> Server {
        let mut child = neutral(env!("CARGO_BIN_EXE_workbook"))
            .args(["serve", "--lang", "pl"])
            .current_dir(root)
            .stdout(Stdio::piped())
            .process_group(0)
            .spawn()
            .expect("the server starts");
        let stdout = BufReader::new(child.stdout.take().expect("piped"));
        let (found, address) = mpsc::channel();
        thread::spawn(move || {
            // Goes on to the end: a server whose output nobody reads would stop at some point.
            for line in stdout.lines().map_while(Result::ok) {
                if let Some(at) = line.find("http://") {
                    // Only the first one is waited for.
                    let _ = found.send(line[at..].trim().to_owned());
                }
            }
        });
        match address.recv_timeout(START_LIMIT) {
            Ok(address) => Server { child, address },
            Err(error) => {
                // Fails only if it has ended by itself.
                let _ = kill_process_group(Pid::from_child(&child), Signal::KILL);
                let status = child.wait();
                panic!("the server printed no address: {error}, {status:?}");
            }
        }
    }

    /// Ctrl-C must end it cleanly.
    fn end(mut self) {
        kill_process(Pid::from_child(&self.child), Signal::INT).expect("the server still runs");
        let status = self.child.wait().expect("the server can be waited for");
        assert!(status.success(), "the server ended with {status}");
    }
}

impl Drop for Server {
    /// After a failed test nothing is left behind.
    fn drop(&mut self) {
        // Fails only if it has ended already.
        let _ = kill_process_group(Pid::from_child(&self.child), Signal::KILL);
        let _ = self.child.wait();
    }
}
