//! Pages that change while they are open.

use std::{
    collections::BTreeSet,
    fs,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::Value;
use sha2::{Digest, Sha256};
use workbook::progress::{Moment, Store};

use crate::{
    fixture::Stream,
    process::{Process, Workbook},
};

fn listen(server: &Process, page: &str) -> Stream {
    server.open(&format!("GET /api/changes/{page}"), &server.own())
}

/// The data of the next event with this name.
fn next_of(changes: &mut Stream, name: &str) -> String {
    loop {
        let event = changes.next().expect("an event");
        assert!(["state", "progress"].contains(&&*event.name), "{event:?}");
        if event.name == name {
            return event.data;
        }
    }
}

/// The next state of a page.
fn next(changes: &mut Stream) -> Value {
    serde_json::from_str(&next_of(changes, "state")).expect("JSON")
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
fn an_open_page_is_told_whenever_the_progress_changes() {
    let server = Workbook::with(&[]).serve();
    let mut changes = listen(&server, "ch01_one.html");
    let mut last = next_of(&mut changes, "progress");
    let root = server.workbook().path("");
    let read = |second| {
        let read = move |progress: &mut workbook::progress::Progress| {
            progress.chapters.insert("ch01_one".into(), Moment(second));
        };
        // As the commands of the terminal do.
        Store::of(&root).change(read).expect("written");
    };
    for second in [1, 2] {
        read(second);
        let now = next_of(&mut changes, "progress");
        assert_ne!(now, last);
        last = now;
    }
    // A reader who removes it all is told, and so is one who begins anew.
    fs::remove_dir_all(root.join(".workbook")).expect("removed");
    next_of(&mut changes, "progress");
    let mut another = listen(&server, "ch01_one.html");
    last = next_of(&mut another, "progress");
    read(3);
    while {
        let view = server.ask("GET /api/progress", &server.own()).json();
        view["progress"]["chapters"]["ch01_one"] != 3
    } {
        last = next_of(&mut another, "progress");
    }
    // The folder is another one, and is watched.
    read(4);
    assert_ne!(next_of(&mut another, "progress"), last);
}

#[test]
fn a_new_example_and_a_new_variant_run_at_once() {
    let scripts = [("old", "echo old"), ("new", "echo new $1")];
    let server = Workbook::with(&scripts).serve();
    let workbook = server.workbook();
    // Writes the map and a page that needs it, and waits for the page.
    let show = |examples: &str, page: &str| {
        workbook.write_map(examples);
        workbook.write("book/pl/ch01_one.md", &format!("# T {{#top}}\n\n{page}\n"));
        let mut changes = listen(&server, "ch01_one.html");
        while !self::page(&server, "ch01_one.html").contains(page) {
            next(&mut changes);
        }
    };
    let said = |name: &str| {
        let events = server.run(name).events();
        let line = events.into_iter().find(|event| event.name == "line");
        line.map(|event| event.data)
    };
    show("{ name = \"old\", variants = [[]] }", "Only the old one.");
    assert_eq!(server.run("new").status, 404, "the map does not name it");
    show(
        "{ name = \"old\" }, { name = \"new\", variants = [[\"one\"]] }",
        "Both of them.",
    );
    assert_eq!(said("new").as_deref(), Some("new one"));
    assert_eq!(server.run("old").status, 400, "its variant is gone");
    show("{ name = \"new\", variants = [[\"two\"]] }", "Another one.");
    assert_eq!(said("new").as_deref(), Some("new two"));
    assert_eq!(server.run("old").status, 404, "it is gone");
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
