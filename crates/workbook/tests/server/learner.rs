//! What a page does with an exercise besides checking it: hints, a fresh start, solutions.

use std::{fs, thread};

use runner::Exercise;
use serde_json::{Value, json};
use workbook::{
    learner,
    progress::{Moment, Progress},
};

use crate::fixture::Server;

const HINT: &str = "POST /api/hint/ex13_barrier";
const RESET: &str = "POST /api/reset/ex13_barrier";
const SOLUTION: &str = "GET /api/solution/ex13_barrier";
const FILE: &str = "exercises/ex13_barrier/src/lib.rs";

fn exercise(server: &Server) -> Exercise {
    let folder = server.folder.path().join("exercises/ex13_barrier");
    Exercise::load(&folder).expect("the fixture's exercise")
}

fn hints_shown(view: &Value) -> &Value {
    &view["progress"]["exercises"]["ex13_barrier"]["hints"]
}

#[test]
fn hints_come_one_by_one_to_page_and_terminal_alike() {
    let server = Server::new();
    assert_eq!(hints_shown(&server.ask_trusted(HINT).json()), &json!(1));
    let at_the_terminal = learner::hint(&server.store(), &exercise(&server)).expect("a hint");
    assert_eq!(at_the_terminal.shown.len(), 2);
    let page = server.ask("GET /api/progress", &server.own()).json();
    assert_eq!(hints_shown(&page), &json!(2));
    // There are no more.
    assert_eq!(hints_shown(&server.ask_trusted(HINT).json()), &json!(2));
}

#[test]
fn hints_asked_for_at_once_count_each() {
    let server = Server::new();
    let exercise = exercise(&server);
    let trusted = server.trusted();
    thread::scope(|scope| {
        scope.spawn(|| server.ask(HINT, &trusted));
        scope.spawn(|| learner::hint(&server.store(), &exercise).expect("a hint"));
    });
    let progress = server.store().read().expect("a progress");
    assert_eq!(progress.of("ex13_barrier").hints, 2);
}

#[test]
fn a_count_of_hints_out_of_a_strange_file_does_no_harm() {
    let server = Server::new();
    let strange = |progress: &mut Progress| {
        let work = progress.exercises.entry("ex13_barrier".into()).or_default();
        (work.hints, work.attempts) = (usize::MAX, u64::MAX);
    };
    server.store().change(strange).expect("written");
    assert_eq!(hints_shown(&server.ask_trusted(HINT).json()), &json!(2));
}

#[test]
fn a_fresh_start_names_where_the_old_file_is() {
    let server = Server::new();
    let read = |file: &str| fs::read_to_string(server.folder.path().join(file)).expect("a file");
    let done = server.ask_trusted(RESET).json();
    assert_eq!(done["file"], FILE);
    let backup = done["backup"]
        .as_str()
        .expect("there was something to lose");
    assert_eq!(read(backup), "// żółw\n");
    assert_eq!(read(FILE), "todo!()\n");
    let again = server.ask_trusted(RESET).json();
    assert!(again["backup"].is_null());
}

#[test]
fn a_fresh_start_that_fails_leaves_the_file() {
    let server = Server::new();
    let own_folder = server.folder.path().join(".workbook");
    fs::create_dir_all(&own_folder).expect("a folder");
    fs::write(own_folder.join("backups"), "in the way").expect("written");
    let answer = server.ask_trusted(&format!("{RESET}?lang=pl"));
    assert_eq!(answer.status, 500);
    assert!(answer.body.contains(".workbook/backups"), "{}", answer.body);
    let own = fs::read_to_string(server.folder.path().join(FILE));
    assert_eq!(own.expect("a file"), "// żółw\n");
}

#[test]
fn solutions_are_shown_after_passing_or_when_asked_for_again() {
    let server = Server::new();
    let ask = |request: &str| server.ask(request, &server.own());
    assert_eq!(ask(SOLUTION).status, 409);
    let again = ask(&format!("{SOLUTION}?again=yes"));
    let right = json!([
        { "file": "solutions/ex13_barrier/right_a.rs", "source": "right a\n" },
        { "file": "solutions/ex13_barrier/right_b.rs", "source": "right b\n" },
    ]);
    assert_eq!((again.status, again.json()), (200, right.clone()));
    // Asking is not remembered; passing is.
    assert_eq!(ask(SOLUTION).status, 409);
    let pass = |progress: &mut Progress| {
        let work = progress.exercises.entry("ex13_barrier".into()).or_default();
        work.passed = Some(Moment(1));
    };
    server.store().change(pass).expect("written");
    assert_eq!(ask(SOLUTION).json(), right);
}

#[test]
fn nothing_is_done_without_the_token_or_from_elsewhere() {
    let server = Server::new();
    let foreign = server
        .trusted()
        .replace("Site: same-origin", "Site: cross-site");
    for request in [HINT, RESET] {
        assert_eq!(server.ask(request, &server.own()).status, 403, "{request}");
        assert_eq!(server.ask(request, &foreign).status, 403, "{request}");
        let get = request.replace("POST", "GET");
        assert_eq!(server.ask_trusted(&get).status, 405, "{get}");
    }
    let solution = format!("{SOLUTION}?again=yes");
    assert_eq!(server.ask(&solution, &foreign).status, 403);
    assert!(!server.folder.path().join(".workbook").exists());
    let own = fs::read_to_string(server.folder.path().join(FILE));
    assert_eq!(own.expect("a file"), "// żółw\n");
}

#[test]
fn only_exercises_of_the_map_by_their_whole_name_are_known() {
    let server = Server::new();
    for name in [
        "ex13",
        "barrier",
        "13",
        "..%2fex13_barrier",
        "%2e%2e%2f%2e%2e%2fsecret",
        "ex13_barrier%00",
    ] {
        for action in [
            "POST /api/hint",
            "POST /api/reset",
            "GET /api/solution",
            "GET /api/exercise",
        ] {
            let request = format!("{action}/{name}");
            assert_eq!(server.ask_trusted(&request).status, 404, "{request}");
        }
    }
    let file = format!("{RESET}?file=..%2fsecret.txt");
    assert_eq!(server.ask_trusted(&file).status, 400);
}
