//! Pages that change while they are open.

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{
    fixture::Stream,
    process::{Process, Workbook},
};

fn listen(server: &Process, page: &str) -> Stream {
    server.open(&format!("GET /api/changes/{page}"), &server.own())
}

/// The next state of a page.
fn next(changes: &mut Stream) -> Value {
    let event = changes.next().expect("an event");
    assert_eq!(event.name, "state");
    serde_json::from_str(&event.data).expect("JSON")
}

fn page(server: &Process, path: &str) -> String {
    server.ask(&format!("GET /{path}"), &server.own()).body
}

#[test]
fn a_page_is_built_anew_when_its_source_has_changed() {
    let server = Workbook::with(&[]).serve();
    for (edition, path) in [("pl", "ch01_one.html"), ("ru", "ru/ch01_one.html")] {
        let mut changes = listen(&server, path);
        let first = next(&mut changes);
        assert_eq!(first["broken"], Value::Null);
        let answer = server.ask(&format!("GET /{path}"), &server.own());
        let timing = answer.header("server-timing").expect("its version");
        let version = first["version"].as_str().expect("a version");
        assert_eq!(timing, format!("page;desc=\"{version}\""));
        let source = format!("book/{edition}/ch01_one.md");
        server.workbook().write(&source, "# Nowe / новое {#top}\n");
        let second = next(&mut changes);
        assert_ne!(second["version"], first["version"]);
        assert!(page(&server, path).contains("Nowe / новое"));
    }
}

#[test]
fn a_page_of_the_other_edition_is_not_told() {
    let server = Workbook::with(&[]).serve();
    let mut polish = listen(&server, "ch01_one.html");
    let mut russian = listen(&server, "ru/ch01_one.html");
    let first = [next(&mut polish), next(&mut russian)];
    server
        .workbook()
        .write("book/pl/ch01_one.md", "# Nowe {#top}\n");
    assert_ne!(next(&mut polish), first[0]);
    server
        .workbook()
        .write("book/ru/ch01_one.md", "# Новое {#top}\n");
    assert_ne!(next(&mut russian), first[1]);
    // Had it been told of the Polish change too, its own would not have been shown yet.
    assert!(page(&server, "ru/ch01_one.html").contains("Новое"));
}

#[test]
fn a_page_that_is_gone_and_one_that_is_new_are_told() {
    let server = Workbook::with(&[]).serve();
    let mut gone = listen(&server, "ch02_two.html");
    let mut new = listen(&server, "ch03_new.html");
    assert!(next(&mut gone)["version"].is_string());
    assert_eq!(next(&mut new)["version"], Value::Null);
    let workbook = server.workbook();
    workbook.write("book/pl/ch03_new.md", "# Nowe {#top}\n");
    let summary = "# S\n\n- [1](ch01_one.md)\n- [3](ch03_new.md)\n";
    workbook.write("book/pl/SUMMARY.md", summary);
    assert!(next(&mut new)["version"].is_string());
    assert_eq!(next(&mut gone)["version"], Value::Null);
}

#[test]
fn a_broken_chapter_keeps_the_old_pages_and_is_told_in_the_language_of_each() {
    let server = Workbook::with(&[]).serve();
    let paths = ["ch01_one.html", "ru/ch01_one.html"];
    let mut changes = paths.map(|path| listen(&server, path));
    let first = changes.each_mut().map(next);
    let source = "book/ru/ch02_two.md";
    let broken = "# Два {#top}\n\n{{#listing examples/absent.rs}}\n";
    server.workbook().write(source, broken);
    let told = changes.each_mut().map(next);
    for (state, words) in told.iter().zip([
        "book/ru/ch02_two.md, wiersz 3: nie ma pliku examples/absent.rs.",
        "book/ru/ch02_two.md, строка 3: нет файла examples/absent.rs.",
    ]) {
        let why = state["broken"].as_str().expect("it is broken");
        assert!(why.contains(words), "{why}");
    }
    assert_eq!(
        told.each_ref().map(|s| &s["version"]),
        first.each_ref().map(|s| &s["version"])
    );
    assert!(page(&server, "ru/ch02_two.html").contains("second in ru"));
    // Another edition's change does not hide the mistake, and mending it shows both.
    server
        .workbook()
        .write("book/pl/ch01_one.md", "# Nowe {#top}\n");
    server.workbook().write(source, "# Два {#top}\n");
    let mended = changes.each_mut().map(next);
    assert_eq!(mended.each_ref().map(|s| &s["broken"]), [&Value::Null; 2]);
    assert!(page(&server, "ru/ch02_two.html").contains("Два"));
    assert!(page(&server, "ch01_one.html").contains("Nowe"));
}

/// The hash of the page's own inline script, which is the last one.
fn hash_of_script(page: &str) -> Option<String> {
    let (_, script) = page.split_once("<script>own(")?;
    let (number, _) = script.split_once(")</script>")?;
    let digest = Sha256::digest(format!("own({number})"));
    Some(format!("'sha256-{}'", BASE64_STANDARD.encode(digest)))
}

#[test]
fn no_request_sees_half_a_book() {
    let server = Workbook::with(&[]).serve();
    let write = |number: usize| {
        let text = format!("# T {{#top}}\n\n<script>own({number})</script>\n");
        server.workbook().write("book/pl/ch01_one.md", &text);
    };
    let mut changes = listen(&server, "ch01_one.html");
    next(&mut changes);
    write(0);
    next(&mut changes);
    let is_over = AtomicBool::new(false);
    let seen = thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut seen = BTreeSet::new();
            while !is_over.load(Ordering::Relaxed) {
                let answer = server.ask("GET /ch01_one.html", &server.own());
                assert_eq!(answer.status, 200);
                let hash = hash_of_script(&answer.body).expect("a whole page");
                let policy = answer.header("content-security-policy").expect("a policy");
                assert!(policy.contains(&hash), "the policy is that of other pages");
                // What the page asks for next is still there.
                let (_, style) = answer
                    .body
                    .split_once("href=\"css/general-")
                    .expect("a style");
                let (style, _) = style.split_once('"').expect("an end");
                assert!(server.serves(&format!("/css/general-{style}")));
                seen.insert(hash);
            }
            seen.len()
        });
        for number in 1..=10 {
            write(number);
            next(&mut changes);
        }
        is_over.store(true, Ordering::Relaxed);
        reader.join().expect("every page was whole")
    });
    assert!(seen > 1, "the reader has seen several books");
}

#[test]
fn the_page_that_listens_must_be_one_of_this_server() {
    let server = Workbook::with(&[]).serve();
    let own = server.own();
    let refused = own.replace("same-origin", "cross-site");
    let request = "GET /api/changes/index.html";
    assert_eq!(server.ask(request, &refused).status, 403);
    assert_eq!(server.ask(request, "Host: evil.example\r\n").status, 421);
}
