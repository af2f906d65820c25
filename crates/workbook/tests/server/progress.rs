//! The progress, read and changed by pages: what they may change, and that nothing else can.

use std::{fs, thread};

use workbook::progress::{FILE, Moment, Progress};

use crate::fixture::Server;

/// Every request that changes the progress.
const CHANGES: [&str; 5] = [
    "POST /api/progress/chapter/ch13_barriers",
    "POST /api/progress/quiz/ch13_barriers/order?choice=1",
    "POST /api/progress/place/ch13_barriers?heading=why",
    "POST /api/progress/import",
    "POST /api/progress/reset",
];

fn nothing_is_kept(server: &Server) -> bool {
    !server.folder.path().join(FILE).exists()
}

#[test]
fn what_is_done_on_a_page_is_in_the_file_at_once() {
    let server = Server::new();
    for request in &CHANGES[..3] {
        assert_eq!(server.ask_trusted(request).status, 200, "{request}");
    }
    let progress = server.store().read().expect("a progress");
    assert!(progress.chapters.contains_key("ch13_barriers"));
    let answer = progress.quizzes["ch13_barriers/order"];
    assert_eq!((answer.choice, answer.correct), (1, true));
    let last = progress.last.as_ref().expect("a place");
    assert_eq!(
        (&*last.page, last.heading.as_deref()),
        ("ch13_barriers", Some("why"))
    );
    let shown = server.ask("GET /api/progress", &server.own());
    assert_eq!(shown.header("cache-control"), Some("no-store"));
    let view = shown.json();
    let text = serde_json::to_value(&progress).expect("it has a form");
    assert_eq!(view["progress"], text);
    assert_eq!(view["exercises"]["ch13_barriers"][0], "ex13_barrier");
    assert_eq!(view["next"], "ex13_barrier");
}

#[test]
fn a_page_knows_the_progress_when_it_comes() {
    let server = Server::new();
    for path in ["/", "/index.html"] {
        let before = server.ask(&format!("GET {path}"), &server.own()).body;
        let request = "POST /api/progress/quiz/ch13_barriers/order?choice=1";
        let view = server.ask_trusted(request).body;
        let page = server.ask(&format!("GET {path}"), &server.own());
        let place = format!("content=\"{}\">", view.replace('"', "&quot;"));
        assert!(page.body.contains(&place), "{}", page.body);
        assert!(before.contains("&quot;progress&quot;"), "{before}");
        // Whoever keeps a copy of it asks again.
        assert_eq!(page.header("last-modified"), None);
        assert_eq!(page.header("cache-control"), Some("no-cache"));
    }
    // A progress that cannot be read keeps no page from being read.
    fs::write(server.store().file(), "{").expect("written");
    let page = server.ask("GET /", &server.own());
    assert_eq!(page.status, 200);
    assert!(page.body.contains("content=\"\">"), "{}", page.body);
}

#[test]
fn the_book_and_not_the_page_says_which_answer_is_right() {
    let server = Server::new();
    let answer = server.ask_trusted("POST /api/progress/quiz/ch13_barriers/order?choice=2");
    let answer = &answer.json()["progress"]["quizzes"]["ch13_barriers/order"];
    assert_eq!(
        (&answer["choice"], &answer["correct"]),
        (&2.into(), &false.into())
    );
    let claimed = "POST /api/progress/quiz/ch13_barriers/order?choice=2&correct=true";
    assert_eq!(server.ask_trusted(claimed).status, 400);
}

#[test]
fn reading_a_chapter_again_does_not_change_when_it_was_read() {
    let server = Server::new();
    let first = |progress: &mut Progress| {
        progress.chapters.insert("ch13_barriers".into(), Moment(7));
    };
    server.store().change(first).expect("written");
    assert_eq!(server.ask_trusted(CHANGES[0]).status, 200);
    let progress = server.store().read().expect("a progress");
    assert_eq!(progress.chapters["ch13_barriers"], Moment(7));
}

#[test]
fn nothing_changes_without_the_token_or_from_elsewhere() {
    let server = Server::new();
    let trusted = server.trusted();
    let refused = [
        server.own(),
        trusted.replace("Origin: http://127.0.0.1", "Origin: http://evil.example"),
        trusted.replace("Site: same-origin", "Site: cross-site"),
    ];
    for request in CHANGES {
        for headers in &refused {
            assert_eq!(server.ask(request, headers).status, 403, "{request}");
        }
        let get = request.replace("POST", "GET");
        assert_eq!(server.ask_trusted(&get).status, 405, "{get}");
    }
    let foreign = refused[2].clone();
    assert_eq!(server.ask("GET /api/progress", &foreign).status, 403);
    assert!(nothing_is_kept(&server));
}

#[test]
fn only_names_of_the_book_are_known() {
    let server = Server::new();
    for request in [
        "POST /api/progress/chapter/ch99_nothing",
        "POST /api/progress/chapter/..%2f..%2fsecret",
        "POST /api/progress/chapter/",
        "POST /api/progress/quiz/ch13_barriers/other?choice=0",
        "POST /api/progress/quiz/ch99_nothing/order?choice=0",
        "POST /api/progress/quiz/..%2fpl%2fch13_barriers/order?choice=0",
        "POST /api/progress/place/preface%00",
        "POST /api/progress/place/%2e%2e",
    ] {
        let status = server.ask_trusted(request).status;
        // An address without a name is that of a page, which cannot be posted to.
        let expected = if request.ends_with('/') { 405 } else { 404 };
        assert_eq!(status, expected, "{request}");
    }
    assert!(nothing_is_kept(&server));
}

#[test]
fn what_does_not_fit_is_refused() {
    let server = Server::new();
    let long = format!("heading={}", "a".repeat(81));
    for (address, query) in [
        ("quiz/ch13_barriers/order", ""),
        ("quiz/ch13_barriers/order", "choice=3"),
        ("quiz/ch13_barriers/order", "choice=-1"),
        ("quiz/ch13_barriers/order", "choice=99999999999999999999"),
        ("quiz/ch13_barriers/order", "choice=0&choice=1"),
        ("place/ch13_barriers", "heading=%3Cb%3E"),
        ("place/ch13_barriers", "heading="),
        ("place/ch13_barriers", &long),
        ("chapter/ch13_barriers", "lang=en"),
        ("chapter/ch13_barriers", "at=0"),
        ("reset", "all=1"),
    ] {
        let request = format!("POST /api/progress/{address}?{query}");
        assert_eq!(server.ask_trusted(&request).status, 400, "{request}");
    }
    assert!(nothing_is_kept(&server));
}

#[test]
fn an_imported_progress_is_merged() {
    let server = Server::new();
    assert_eq!(server.ask_trusted(CHANGES[0]).status, 200);
    let mut other = Progress::default();
    let work = other.exercises.entry("ex13_barrier".into()).or_default();
    (work.attempts, work.passed) = (3, Some(Moment(9)));
    let answer = server.send(CHANGES[3], other.to_text().as_bytes());
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(
        answer.json()["next"].is_null(),
        "the only exercise has passed"
    );
    let progress = server.store().read().expect("a progress");
    assert!(progress.has_passed("ex13_barrier"));
    assert!(progress.chapters.contains_key("ch13_barriers"));
}

#[test]
fn a_file_that_is_no_progress_is_not_imported() {
    let server = Server::new();
    assert_eq!(server.ask_trusted(CHANGES[0]).status, 200);
    let before = fs::read(server.folder.path().join(FILE)).expect("a file");
    let nested = "[".repeat(10_000);
    let negative = r#"{"schema":1,"quizzes":{"a":{"choice":-1,"correct":true,"at":1}}}"#.to_owned();
    for body in [
        &b""[..],
        b"{",
        b"[]",
        b"\xff",
        br#"{"schema":2}"#,
        br#"{"schema":1,"more":1}"#,
        br#"{"schema":1,"chapters":{"a":"b"}}"#,
        negative.as_bytes(),
        nested.as_bytes(),
    ] {
        let status = server.send(CHANGES[3], body).status;
        assert_eq!(status, 400, "{}", String::from_utf8_lossy(body));
    }
    let large = format!("{{\"schema\":1}}{}", " ".repeat(256 * 1024));
    assert_eq!(server.send(CHANGES[3], large.as_bytes()).status, 413);
    let after = fs::read(server.folder.path().join(FILE)).expect("a file");
    assert_eq!(before, after);
}

#[test]
fn a_reset_forgets_even_what_cannot_be_read() {
    let server = Server::new();
    assert_eq!(server.ask_trusted(CHANGES[0]).status, 200);
    fs::write(server.folder.path().join(FILE), "{").expect("written");
    for (language, word) in [("pl", "postępami"), ("ru", "прогресса")] {
        let request = format!("GET /api/progress?lang={language}");
        let answer = server.ask(&request, &server.own());
        assert_eq!(answer.status, 500);
        assert!(answer.body.contains(word), "{}", answer.body);
    }
    assert_eq!(server.ask_trusted(CHANGES[0]).status, 500);
    assert_eq!(server.ask_trusted(CHANGES[4]).status, 200);
    assert_eq!(
        server.store().read().expect("readable"),
        Progress::default()
    );
}

#[test]
fn a_store_that_cannot_be_written_is_told_and_the_server_goes_on() {
    let server = Server::new();
    fs::write(server.folder.path().join(".workbook"), "in the way").expect("written");
    for request in &CHANGES[..3] {
        let joint = if request.contains('?') { '&' } else { '?' };
        let answer = server.ask_trusted(&format!("{request}{joint}lang=ru"));
        assert_eq!(answer.status, 500, "{request}");
        assert!(answer.body.contains("progress"), "{}", answer.body);
        assert!(answer.body.contains("Не удалось"), "{}", answer.body);
    }
    assert_eq!(server.ask("GET /", &server.own()).status, 200);
}

#[test]
fn pages_and_the_terminal_write_at_once_and_nothing_is_lost() {
    const EACH: u64 = 20;
    let server = Server::new();
    let trusted = server.trusted();
    thread::scope(|scope| {
        scope.spawn(|| {
            for _ in 0..EACH {
                let graded = |progress: &mut Progress| {
                    let work = progress.exercises.entry("ex13_barrier".into());
                    work.or_default().attempts += 1;
                };
                server.store().change(graded).expect("written");
            }
        });
        for page in ["chapter/ch13_barriers", "quiz/ch13_barriers/order?choice=1"] {
            let (server, trusted) = (&server, &trusted);
            scope.spawn(move || {
                for _ in 0..EACH {
                    let request = format!("POST /api/progress/{page}");
                    assert_eq!(server.ask(&request, trusted).status, 200);
                }
            });
        }
    });
    let progress = server.store().read().expect("a progress");
    assert_eq!(progress.of("ex13_barrier").attempts, EACH);
    assert!(progress.chapters.contains_key("ch13_barriers"));
    assert!(progress.quizzes["ch13_barriers/order"].correct);
}
