//! The Check button and the reader's file. What grades here is a shell script that prints what the command `grading` prints.

use std::fs;

use crate::fixture::{Server, Stream};

fn check(server: &Server) -> Stream {
    server.open("POST /api/check/ex13_barrier?lang=ru", &server.trusted())
}

/// A verdict in the order in which JSON values have their keys.
fn verdict(outcome: &str, message: &str) -> String {
    let verdict = serde_json::json!({
        "schema": 1, "exercise": "ex13_barrier", "outcome": outcome, "diagnosis": null, "millis": 1,
        "compiler": [], "message": { "pl": message, "ru": "" }, "cases": [],
    });
    verdict.to_string()
}

#[test]
fn a_grading_tells_its_progress_and_ends_with_the_verdict() {
    let script = r#"echo '{"progress":"1"}'; echo noise >&2; printf '{"progress":"%s"}\n' $WORKBOOK_LANG
        "#;
    let verdict = verdict("passed", "");
    let script = format!("{script} echo '{{\"verdict\":{verdict}}}'");
    let server = Server::grading(&script);
    let events = check(&server).events();
    let events: Vec<_> = events.iter().map(|e| (&*e.name, &*e.data)).collect();
    assert_eq!(
        events,
        [
            ("progress", "1"),
            ("progress", "ru"),
            ("verdict", &*verdict)
        ]
    );
    let work = server
        .store()
        .read()
        .expect("a progress")
        .of("ex13_barrier");
    assert_eq!((work.attempts, work.passed.is_some()), (1, true));
}

#[test]
fn a_verdict_that_cannot_be_counted_is_shown_all_the_same() {
    let script = format!("echo '{{\"verdict\":{}}}'", verdict("failed", ""));
    let server = Server::grading(&script);
    fs::write(server.folder.path().join(".workbook"), "in the way").expect("written");
    let events = check(&server).events();
    let names: Vec<_> = events.iter().map(|event| &*event.name).collect();
    assert_eq!(names, ["unrecorded", "verdict"]);
    assert!(events[0].data.contains(".workbook"), "{events:?}");
}

#[test]
fn a_long_verdict_arrives_whole() {
    let verdict = verdict("failed", "@");
    let (before, after) = verdict.split_once('@').expect("a message");
    let long = "head -c 200000 /dev/zero | tr '\\0' a";
    let script = format!("printf '{{\"verdict\":{before}'; {long}; echo '{after}}}'");
    let events = check(&Server::grading(&script)).events();
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].data.len(), verdict.len() - 1 + 200_000);
}

#[test]
fn a_grading_without_a_verdict_is_a_fault_that_says_why() {
    for script in ["echo no disk >&2; exit 3", "echo '{\"fault\":\"no disk\"}'"] {
        let events = check(&Server::grading(script)).events();
        assert_eq!(events.len(), 1);
        assert_eq!(events[0].name, "fault");
        assert!(events[0].data.contains("no disk"), "{events:?}");
    }
}

#[test]
fn a_disconnect_ends_the_grading() {
    let server = Server::grading("exec 3>pipe; echo '{\"progress\":\"1\"}'; exec sleep 60");
    let pipe = server.pipe("pipe");
    let mut stream = check(&server);
    assert_eq!(stream.next().expect("an event").data, "1");
    drop(stream);
    pipe.wait_for_end();
}

#[test]
fn an_exercise_has_no_variants() {
    let server = Server::new();
    let answer = server.ask_trusted("POST /api/check/ex13_barrier?variant=0");
    assert_eq!(answer.status, 400);
}

#[test]
fn the_readers_file_is_shown_as_it_is() {
    let server = Server::new();
    let answer = server.ask("GET /api/exercise/ex13_barrier", &server.own());
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let exercise = answer.json();
    assert_eq!(exercise["path"], "exercises/ex13_barrier/src/lib.rs");
    assert_eq!(exercise["source"], "// żółw\n");
}
