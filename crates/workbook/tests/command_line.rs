//! The binary as a person calls it: what it says, in which language, with which exit code, and what it leaves behind.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

fn workbook(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_workbook"));
    command
        .current_dir(folder)
        .env("WORKBOOK_LANG", "pl")
        .stdin(Stdio::null());
    command
}

fn output(folder: &Path, arguments: &str) -> Output {
    let arguments = arguments.split_whitespace();
    let output = workbook(folder).args(arguments).output();
    output.expect("the binary runs")
}

/// The exit code, and what was said on standard error.
fn failure(folder: &Path, arguments: &str) -> (Option<i32>, String) {
    let output = output(folder, arguments);
    assert!(output.stdout.is_empty(), "errors go to standard error");
    let text = String::from_utf8(output.stderr).expect("UTF-8");
    (output.status.code(), text)
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A workbook that shares the repository's files and has its own `out`.
fn copy() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let repository = repository().canonicalize().expect("the repository");
    for name in [
        "book.toml",
        "book",
        "examples",
        "exercises",
        "solutions",
        "crates",
    ] {
        symlink(repository.join(name), folder.path().join(name)).expect("a link");
    }
    folder
}

#[test]
fn outside_of_a_workbook_it_says_where_to_go_in_the_language_asked_for() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for command in ["", "serve", "build", "check", "record barrier"] {
        let (code, text) = failure(folder.path(), command);
        assert_eq!(code, Some(2), "{command}");
        assert!(
            text.contains("book.toml") && text.contains("Przejdź do"),
            "{text}"
        );
        assert_eq!(text.lines().count(), 1, "{text}");
    }
    let (_, text) = failure(folder.path(), "build --lang ru");
    assert!(text.contains("Перейди в"), "{text}");
}

#[test]
fn a_broken_map_is_told_with_line_and_key() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("book.toml"), "").expect("written");
    let (code, text) = failure(folder.path(), "serve");
    assert_eq!(code, Some(3));
    assert!(
        text.contains("course.toml") && text.contains("git checkout"),
        "{text}"
    );
    fs::create_dir(folder.path().join("book")).expect("a folder");
    let map = "[[chapter]]\nslug = \"ch00_start\"\ntitle = 5\n";
    fs::write(folder.path().join("book/course.toml"), map).expect("written");
    let (code, text) = failure(folder.path(), "serve");
    assert_eq!(code, Some(3));
    assert!(
        text.contains("wiersz 3") && text.contains("chapter[0].title"),
        "{text}"
    );
}

#[test]
fn a_wrong_command_line_is_told_in_one_line_with_exit_code_2() {
    for arguments in [
        "serv",
        "serve --port",
        "serve --port 70000",
        "serve now",
        "--lang en",
        "grade",
        "record",
        "build --json",
    ] {
        let (code, text) = failure(&repository(), arguments);
        assert_eq!(code, Some(2), "{arguments}: {text}");
        assert_eq!(text.lines().count(), 1, "{text}");
        assert!(!text.contains("error"), "clap's own words: {text}");
    }
}

#[test]
fn unknown_names_get_the_nearest() {
    for (arguments, nearest) in [
        ("check ex13_barier", "ex13_barrier"),
        ("grade barier --source book.toml", "ex13_barrier"),
        ("record barier", "barrier"),
        ("record sync_compre", "sync_compare"),
    ] {
        let (code, text) = failure(&repository(), arguments);
        assert_eq!(code, Some(2), "{arguments}");
        assert!(
            text.contains(&format!("Może chodzi o {nearest}?")),
            "{text}"
        );
    }
}

#[test]
fn a_source_that_cannot_be_read_is_wrong_usage() {
    let (code, text) = failure(&repository(), "grade 13 --source nothing.rs --json");
    assert_eq!(code, Some(2));
    assert!(text.contains("nothing.rs"), "{text}");
}

#[test]
fn the_answer_to_mdbook_is_the_exit_code() {
    let code = |backend: &str| {
        let arguments = format!("preprocess supports {backend}");
        output(&repository(), &arguments).status.code()
    };
    assert_eq!(code("html"), Some(0));
    assert_eq!(code("ru"), Some(1));
}

#[test]
fn a_file_is_graded_as_an_exercise_and_stays_as_it_is() {
    let starter = repository().join("exercises/ex13_barrier/src/lib.rs");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("mine.rs");
    let text = "pub struct Barrier;\nimpl Barrier {\n    pub fn new(_parties: usize) -> Self {\n        todo!()\n    }\n    \
                pub fn wait(&self) -> bool {\n        todo!()\n    }\n}\n";
    fs::write(&file, text).expect("written");
    let before = fs::read(&starter).expect("the starter");
    let arguments = format!("grade barrier --source {} --json", file.display());
    let output = output(&repository(), &arguments);
    assert_eq!(output.status.code(), Some(1));
    let verdict: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON alone");
    assert_eq!(verdict["exercise"], "ex13_barrier");
    assert_eq!(verdict["outcome"], "unsolved");
    assert_eq!(fs::read(&starter).expect("the starter"), before);
    assert_eq!(fs::read_to_string(&file).expect("the file"), text);
}

#[test]
fn the_schedule_that_breaks_a_file_is_shown_again_with_what_the_code_prints() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("mine.rs");
    let wrong = repository().join("solutions/ex13_barrier/wrong_one_round_only.rs");
    let wrong = fs::read_to_string(wrong).expect("a wrong solution");
    let waits = "pub fn wait(&self) -> bool {";
    assert!(wrong.contains(waits));
    let tells = format!("{waits} println!(\"{{:?}} comes\", std::thread::current().id());");
    fs::write(&file, wrong.replace(waits, &tells)).expect("written");
    let text = |arguments: &str| {
        let arguments = format!("grade barrier --source {}{arguments}", file.display());
        let output = output(&repository(), &arguments);
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let told = text("");
    let (_, option) = told.split_once(" --replay ").expect("how to see it again");
    let (case, _) = option.split_once('`').expect("the end of the command");
    assert!(!told.contains("ThreadId(1) comes"), "{told}");
    let again = text(&format!(" --replay {case}"));
    for thread in ["ThreadId(1) comes", "ThreadId(2) comes"] {
        assert!(again.contains(thread), "{again}");
    }
    // One schedule, not all that were tried before it was found.
    assert!(again.matches("comes").count() <= 4, "{again}");
    let verdict = text(&format!(" --replay {case} --json"));
    let verdict: serde_json::Value = serde_json::from_str(&verdict).expect("JSON alone");
    assert_eq!(verdict["cases"][0]["name"], case);
    assert_eq!(verdict["cases"][0]["schedules"], 1);
}

#[test]
fn what_cannot_be_replayed_is_told() {
    for (arguments, word) in [
        ("grade barrier --replay nothing_such", "zero_parties_panic"),
        ("grade barrier --replay three_parties:later", "--json"),
        ("grade worker_process --replay asks", "ex05_worker_process"),
    ] {
        let (code, text) = failure(&repository(), arguments);
        assert_eq!(code, Some(2), "{arguments}: {text}");
        assert!(text.contains(word), "{text}");
    }
}

#[test]
fn both_editions_are_built_where_it_says() {
    let folder = copy();
    let output = output(folder.path(), "build");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    for (line, language) in text.lines().zip(["pl", "ru"]) {
        let (_, path) = line.split_once(":").expect("a name and a path");
        let page = Path::new(path.trim()).join("index.html");
        let page = fs::read_to_string(page).expect("a page");
        assert!(page.contains(&format!("<html lang=\"{language}\"")));
    }
}

/// `serve` in a copy of the workbook, until it has told its addresses.
struct Served {
    process: Child,
    addresses: Vec<String>,
    _folder: TempDir,
}

fn serve(arguments: &[&str]) -> Served {
    let folder = copy();
    let mut process = workbook(folder.path())
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    let lines = BufReader::new(process.stdout.take().expect("piped")).lines();
    let lines: Vec<String> = lines.map(|line| line.expect("a line")).take(3).collect();
    let addresses = lines
        .iter()
        .filter_map(|line| line.split_once("http://"))
        .map(|(_, address)| address.to_owned())
        .collect();
    Served {
        process,
        addresses,
        _folder: folder,
    }
}

impl Served {
    fn get(&self, address: &str) -> String {
        let (host, path) = address.split_once('/').expect("a path");
        let mut socket = TcpStream::connect(host).expect("connected");
        let request = format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        socket.write_all(request.as_bytes()).expect("sent");
        let mut answer = String::new();
        socket.read_to_string(&mut answer).expect("an answer");
        answer
    }

    /// Sends the signal and waits for the end.
    fn end(mut self, signal: Signal) -> (Option<i32>, String) {
        let pid = Pid::from_child(&self.process);
        kill_process(pid, signal).expect("sent");
        let status = self.process.wait().expect("ended");
        let mut text = String::new();
        let mut errors = self.process.stderr.take().expect("piped");
        errors.read_to_string(&mut text).expect("UTF-8");
        (status.code(), text)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // A failed test leaves no server behind.
        let _ = self.process.kill();
    }
}

#[test]
fn without_a_command_both_editions_are_served_until_ctrl_c() {
    let server = serve(&[]);
    let [polish, russian] = &*server.addresses else {
        panic!("two addresses, not {:?}", server.addresses);
    };
    assert_eq!(russian, &format!("{polish}ru/"));
    assert!(server.get(polish).contains("<html lang=\"pl\""));
    assert!(server.get(russian).contains("<html lang=\"ru\""));
    let (code, text) = server.end(Signal::INT);
    assert_eq!(code, Some(0), "{text}");
    assert!(
        text.contains("Buduję") && text.contains("Gotowe"),
        "progress: {text}"
    );
}

#[test]
fn a_request_to_terminate_ends_it_as_well() {
    let server = serve(&["serve", "--lang", "ru"]);
    assert_eq!(server.addresses.len(), 2);
    let (code, text) = server.end(Signal::TERM);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("Завершаю работу"), "{text}");
}

#[test]
fn a_taken_port_is_told_in_one_line() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let (code, text) = failure(&repository(), &format!("serve --port {port}"));
    assert_eq!(code, Some(2));
    assert!(
        text.contains(&port.to_string()) && text.contains("--port"),
        "{text}"
    );
    assert_eq!(text.lines().count(), 1, "{text}");
}
