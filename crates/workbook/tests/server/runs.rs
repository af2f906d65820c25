//! How a run goes, and every way in which it can end.

use std::time::{Duration, Instant};

use workbook::serve::FAREWELL;

use crate::fixture::{Event, FUSE, Server, Stream};

/// Longer than any test takes.
const LONG: Duration = Duration::from_secs(600);

/// The limit of a run that is meant to reach it.
const SHORT: Duration = Duration::from_millis(300);

fn lines(events: &[Event]) -> Vec<&str> {
    let lines = events.iter().filter(|event| event.name == "line");
    lines.map(|event| &*event.data).collect()
}

fn of<'a>(events: &'a [Event], name: &str) -> Option<&'a str> {
    let event = events.iter().find(|event| event.name == name)?;
    Some(&event.data)
}

fn cut(events: &[Event]) -> Option<String> {
    let cut: serde_json::Value = serde_json::from_str(of(events, "cut")?).expect("JSON");
    assert!(cut["text"].as_str().is_some_and(|text| !text.is_empty()));
    Some(cut["reason"].as_str()?.to_owned())
}

/// Waits for a line, so that the program is known to run.
fn wait_for_line(stream: &mut Stream) -> String {
    let event = stream.next().expect("an event");
    assert_eq!(event.name, "line");
    event.data
}

#[test]
fn lines_of_both_outputs_come_in_order_and_then_the_exit() {
    let script = "echo raz; echo dwa >&2; printf 'трижды \\r\\n'; printf ostatni; exit 3";
    let server = Server::with(&[("hello", script, LONG)]);
    let stream = server.run("hello");
    assert_eq!(stream.status, 200);
    let events = stream.events();
    assert_eq!(lines(&events), ["raz", "dwa", "трижды ", "ostatni"]);
    assert_eq!(events.last().map(|event| &*event.name), Some("exit"));
    assert_eq!(of(&events, "exit"), Some(r#"{"code":3,"signal":null}"#));
    assert_eq!(of(&events, "cut"), None);
}

#[test]
fn a_line_arrives_while_the_program_goes_on() {
    // The program goes on when the test, having seen the first line, makes the file.
    let script = "echo raz; while [ ! -e go ]; do sleep 0.01; done; echo dwa";
    let server = Server::with(&[("hello", script, LONG)]);
    let mut stream = server.run("hello");
    assert_eq!(wait_for_line(&mut stream), "raz");
    std::fs::write(server.folder.path().join("go"), "").expect("written");
    assert_eq!(wait_for_line(&mut stream), "dwa");
}

#[test]
fn the_narrators_stream_becomes_lines_and_events_of_the_timeline() {
    let script = r#"printf '\036%s\n' '{"lane":{"id":1,"name":{"pl":"a","ru":"б"},"kind":"thread"},"row":0,"event":{"lane":1,"at":7,"kind":"wait"},"line":"czekam"}'
        printf '\036%s\n' '{"lane":{"id":1,"name":{"pl":"a","ru":"б"},"kind":"thread"},"row":0,"event":{"lane":1,"at":9,"kind":"end"}}'
        printf '\036nonsense\n'; echo $NARRATOR_STREAM"#;
    let server = Server::with(&[("narrated", script, LONG)]);
    let events = server.run("narrated").events();
    let names: Vec<_> = events.iter().map(|event| &*event.name).collect();
    assert_eq!(names, ["line", "event", "event", "line", "line", "exit"]);
    assert_eq!(lines(&events), ["czekam", "nonsense", "1"]);
    let event: serde_json::Value = serde_json::from_str(&events[1].data).expect("JSON");
    assert_eq!(event["event"]["at"], 7);
    assert_eq!(event["event"]["kind"], "wait");
    assert_eq!(event["lane"]["name"]["ru"], "б");
    assert_eq!(event["row"], 0);
}

#[test]
fn the_program_speaks_the_language_of_the_page_and_sees_little_else() {
    let server = Server::with(&[("env", "env", LONG)]);
    let trusted = server.trusted();
    for language in ["pl", "ru"] {
        let request = format!("POST /api/run/env?variant=0&lang={language}");
        let events = server.open(&request, &trusted).events();
        let lines = lines(&events);
        let asked = format!("WORKBOOK_LANG={language}");
        assert!(lines.contains(&&*asked), "{lines:?}");
        assert!(
            !lines.iter().any(|line| line.starts_with("CARGO")),
            "{lines:?}"
        );
    }
}

#[test]
fn a_program_that_never_ends_is_ended() {
    let script = "exec 3>pipe; echo raz; while :; do :; done";
    let server = Server::with(&[("endless", script, SHORT)]);
    let pipe = server.pipe("pipe");
    let events = server.run("endless").events();
    assert_eq!(lines(&events), ["raz"]);
    assert_eq!(cut(&events).as_deref(), Some("time"));
    assert_eq!(of(&events, "exit"), Some(r#"{"code":null,"signal":9}"#));
    pipe.wait_for_end();
}

#[test]
fn a_program_that_ignores_signals_is_ended() {
    let script = "exec 3>pipe; trap '' TERM INT HUP; while :; do sleep 1; done";
    let server = Server::with(&[("stubborn", script, SHORT)]);
    let pipe = server.pipe("pipe");
    assert_eq!(
        cut(&server.run("stubborn").events()).as_deref(),
        Some("time")
    );
    pipe.wait_for_end();
}

#[test]
fn too_much_output_is_cut() {
    let scripts = [
        (
            "lines",
            "exec 3>pipe; exec yes aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        ),
        ("one_line", "exec 3>pipe; exec tr '\\0' a </dev/zero"),
    ];
    for (name, script) in scripts {
        let server = Server::with(&[(name, script, LONG)]);
        let pipe = server.pipe("pipe");
        let events = server.run(name).events();
        let sent: usize = lines(&events).iter().map(|line| line.len()).sum();
        assert!(sent <= workbook::serve::OUTPUT_LIMIT, "{sent}");
        assert!(sent > workbook::serve::OUTPUT_LIMIT / 2, "{sent}");
        assert_eq!(cut(&events).as_deref(), Some("output"), "{name}");
        pipe.wait_for_end();
    }
}

/// Waits until there is a place for one more program.
fn wait_for_place(server: &Server) {
    let begun = Instant::now();
    while server.run("hello").status == 429 {
        assert!(begun.elapsed() < FUSE, "the place never becomes free");
        std::thread::yield_now();
    }
}

#[test]
fn a_reader_who_does_not_read_holds_nobody_up() {
    let script = "exec 3>pipe; exec yes aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    let server = Server::with(&[("flood", script, SHORT), ("hello", "echo", LONG)]);
    let pipe = server.pipe("pipe");
    let _not_read = (server.run("flood"), server.run("flood"));
    pipe.wait_for_end();
    wait_for_place(&server);
}

#[test]
fn a_disconnect_ends_the_program() {
    // Silent after its first line: the server cannot notice by writing.
    let script = "exec 3>pipe; echo raz; exec sleep 60";
    let server = Server::with(&[("silent", script, LONG)]);
    let pipe = server.pipe("pipe");
    let mut stream = server.run("silent");
    assert_eq!(wait_for_line(&mut stream), "raz");
    drop(stream);
    pipe.wait_for_end();
}

/// Leaves its process group, and its parent dies: only a subreaper finds it.
#[cfg(target_os = "linux")]
const ESCAPES: &str =
    "exec 3>pipe; (setsid sh -c 'setsid sleep 60 & setsid sleep 60 & echo away; exec sleep 60' &);";

#[cfg(target_os = "linux")]
#[test]
fn a_descendant_with_a_session_of_its_own_ends_with_a_disconnect() {
    let server = Server::with(&[("escapes", &format!("{ESCAPES} exec sleep 60"), LONG)]);
    let pipe = server.pipe("pipe");
    let mut stream = server.run("escapes");
    assert_eq!(wait_for_line(&mut stream), "away");
    drop(stream);
    pipe.wait_for_end();
}

#[cfg(target_os = "linux")]
#[test]
fn a_descendant_with_a_session_of_its_own_ends_with_the_program() {
    let script = format!("{ESCAPES} while [ ! -e go ]; do sleep 0.01; done");
    let server = Server::with(&[("escapes", &script, LONG)]);
    let pipe = server.pipe("pipe");
    let mut stream = server.run("escapes");
    assert_eq!(wait_for_line(&mut stream), "away");
    std::fs::write(server.folder.path().join("go"), "").expect("written");
    let events = stream.events();
    assert_eq!(of(&events, "exit"), Some(r#"{"code":0,"signal":null}"#));
    pipe.wait_for_end();
}

#[test]
fn a_program_that_forks_without_end_is_ended() {
    // At most some hundred processes: each ends after a while, and each starts the next.
    let script =
        "exec 3>pipe; echo raz; f() { sleep 0.05; f & }; f & f & f & f & wait; exec sleep 60";
    let server = Server::with(&[("forks", script, SHORT)]);
    let pipe = server.pipe("pipe");
    assert_eq!(cut(&server.run("forks").events()).as_deref(), Some("time"));
    pipe.wait_for_end();
}

#[test]
fn a_third_program_has_to_wait() {
    let script = "echo raz; exec sleep 60";
    let server = Server::with(&[("silent", script, LONG), ("hello", "echo", LONG)]);
    let (mut one, mut two) = (server.run("silent"), server.run("silent"));
    wait_for_line(&mut one);
    wait_for_line(&mut two);
    assert_eq!(server.run("hello").status, 429);
    let check = server.ask_trusted("POST /api/check/ex13_barrier");
    assert_eq!(check.status, 429, "a grading counts too");
    drop(one);
    wait_for_place(&server);
}

#[test]
fn the_end_of_the_server_ends_its_programs() {
    let script = "exec 3>pipe; echo raz; exec sleep 60";
    let mut server = Server::with(&[("silent", script, LONG)]);
    let pipe = server.pipe("pipe");
    let mut stream = server.run("silent");
    assert_eq!(wait_for_line(&mut stream), "raz");
    let begun = Instant::now();
    server.stop();
    assert!(begun.elapsed() < FAREWELL, "it gave up waiting");
    pipe.wait_for_end();
}

#[test]
fn a_program_that_cannot_start_says_so() {
    let server = Server::with(&[("hello", "exec /nonexistent/program", LONG)]);
    let events = server.run("hello").events();
    assert_eq!(of(&events, "exit"), Some(r#"{"code":127,"signal":null}"#));
    assert!(
        lines(&events)[0].contains("/nonexistent/program"),
        "{events:?}"
    );
}

/// Cargo's part is played by a shell script: it makes the program, and the list of sources beside it.
const BUILDS: &str = r#"echo '   Compiling example'; touch Cargo.toml Cargo.lock example.rs
    echo "$PWD/example: $PWD/example.rs" >example.d
    printf '#!/bin/sh\necho built\n' >example.new; chmod +x example.new; mv example.new example"#;

#[test]
fn an_example_is_built_before_its_first_run_and_after_a_change_only() {
    let server = Server::building(BUILDS);
    let names = || {
        let events = server.run("example").events();
        assert_eq!(lines(&events), ["built"]);
        assert_eq!(of(&events, "exit"), Some(r#"{"code":0,"signal":null}"#));
        events.iter().any(|event| event.name == "build")
    };
    assert!(names(), "not built yet");
    assert!(!names(), "nothing has changed");
    let source = std::fs::File::options()
        .write(true)
        .open(server.folder.path().join("example.rs"))
        .expect("the source");
    let later = std::time::SystemTime::now() + Duration::from_secs(1);
    source.set_modified(later).expect("changed");
    assert!(names(), "the source has changed");
}

#[test]
fn an_example_that_does_not_compile_is_not_run() {
    let server = Server::building("echo 'error[E0277]: no'; exit 101");
    let events = server.run("example").events();
    let names: Vec<_> = events.iter().map(|event| &*event.name).collect();
    assert_eq!(names, ["build", "cut"]);
    assert_eq!(of(&events, "build"), Some("error[E0277]: no"));
    assert_eq!(cut(&events).as_deref(), Some("build"));
}

#[test]
fn a_disconnect_ends_the_build() {
    let server = Server::building("exec 3>pipe; echo begun; exec sleep 60");
    let pipe = server.pipe("pipe");
    let mut stream = server.run("example");
    assert_eq!(stream.next().expect("an event").data, "begun");
    drop(stream);
    pipe.wait_for_end();
}
