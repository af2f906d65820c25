//! Builds a small workbook in a temporary folder in all three ways.

use super::*;
use mdbook_preprocessor::book::Book;
use std::collections::BTreeMap;

const BOOK_TOML: &str = r#"
[book]
title = "Zeszyt"
description = "Opis"
language = "pl"
src = "book/pl"

[build]
build-dir = "out"
create-missing = false

[preprocessor.workbook]
command = "false"
before = ["links"]

[output.html]
no-section-label = true
additional-css = ["book/theme/css/own.css"]

[output.html.playground]
runnable = false

[output.ru]
command = "false"
title = "Практикум"
description = "Описание"
"#;

const COURSE: &str = r#"
[[chapter]]
slug = "ch01_one"
title = { pl = "Pierwszy", ru = "Первая" }
minutes = { read = 12, exercise = 25, estimated = true }
"#;

const LISTING: &str = "fn main() {\n    // ANCHOR: a\n    say!(pl = \"wątek\", ru = \"поток\");\n    // ANCHOR_END: a\n}\n";

/// A workbook of one chapter in two editions.
fn workbook() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = root.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("book.toml", BOOK_TOML);
    write("book/course.toml", COURSE);
    write("book/theme/css/own.css", "main { color: red }\n");
    write("examples/a.rs", LISTING);
    write(
        "book/pl/SUMMARY.md",
        "# Spis\n\n- [Pierwszy](ch01_one.md)\n",
    );
    write(
        "book/ru/SUMMARY.md",
        "# Содержание\n\n- [Первая](ch01_one.md)\n",
    );
    write(
        "book/pl/ch01_one.md",
        "# Jeden {#top}\n\n{{#minutes}}\n\n{{#listing examples/a.rs:a}}\n",
    );
    write(
        "book/ru/ch01_one.md",
        "# Один {#top}\n\n{{#minutes}}\n\n{{#listing examples/a.rs:a}}\n",
    );
    root
}

/// Every file below a folder.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_path_buf();
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn built(root: &Path) -> Built {
    build(root, &Options::default()).unwrap()
}

#[test]
fn each_edition_has_its_language_title_and_strings() {
    let root = workbook();
    let built = built(root.path());
    assert_eq!(
        built.folder,
        root.path().canonicalize().unwrap().join(OUTPUT)
    );
    let polish = std::fs::read_to_string(built.folder.join("ch01_one.html")).unwrap();
    let russian = std::fs::read_to_string(built.folder.join("ru/ch01_one.html")).unwrap();
    assert!(polish.contains("<html lang=\"pl\"") && russian.contains("<html lang=\"ru\""));
    assert!(polish.contains("Zeszyt") && polish.contains("Opis"));
    assert!(russian.contains("Практикум") && russian.contains("Описание"));
    assert!(polish.contains("wątek") && !polish.contains("поток"));
    assert!(russian.contains("поток") && !russian.contains("wątek"));
    assert!(polish.contains("12\u{a0}min czytania") && russian.contains("12\u{a0}мин чтения"));
    assert!(
        polish.contains("own-") && russian.contains("own-"),
        "[output.html] is kept in both"
    );
}

#[test]
fn only_pages_for_our_server_say_so() {
    let root = workbook();
    let page = |served| {
        let options = Options {
            served,
            ..Options::default()
        };
        let folder = build(root.path(), &options).unwrap().folder;
        std::fs::read_to_string(folder.join("ch01_one.html")).unwrap()
    };
    assert!(page(true).contains(edition::LIVE_ENDPOINT));
    assert!(!page(false).contains(edition::LIVE_ENDPOINT));
}

#[test]
fn the_commands_of_plain_mdbook_build_the_same() {
    let root = workbook();
    let folder = root.path().canonicalize().unwrap();
    let in_process = files(&built(root.path()).folder);

    // What `mdbook build` does: its own backend for Polish, through the preprocessor's standard input and output …
    std::fs::remove_dir_all(folder.join("out")).unwrap();
    let config = Config::from_disk(folder.join("book.toml")).unwrap();
    let mut book = MDBook::load_with_config(&folder, config.clone()).unwrap();
    book.with_preprocessor(ThroughCommand);
    assert_eq!(
        book.build_dir_for("html"),
        folder.join(OUTPUT),
        "two backends have a folder each"
    );
    let html = edition::configure(&config, Language::Pl).unwrap();
    let mut polish = MDBook::load_with_config(&folder, html).unwrap();
    polish.config.build.build_dir = PathBuf::from(OUTPUT);
    polish.with_preprocessor(ThroughCommand);
    polish.build().unwrap();

    // … and then the backend `ru`, which gets the context on its standard input.
    let context = serde_json::json!({
        "version": "0.5.4",
        "root": folder,
        "book": book.book,
        "config": config,
        "destination": book.build_dir_for("ru"),
    });
    edition::backend(context.to_string().as_bytes(), "ru").unwrap();

    let by_commands = files(&folder.join(OUTPUT));
    let names = |files: &BTreeMap<PathBuf, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&by_commands), names(&in_process));
    for (name, content) in &in_process {
        assert_eq!(
            String::from_utf8_lossy(&by_commands[name]),
            String::from_utf8_lossy(content),
            "{}",
            name.display()
        );
    }
}

/// The preprocessor as mdBook runs it: everything goes through JSON.
struct ThroughCommand;

impl mdbook_preprocessor::Preprocessor for ThroughCommand {
    fn name(&self) -> &'static str {
        "workbook"
    }

    fn run(
        &self,
        context: &mdbook_preprocessor::PreprocessorContext,
        book: Book,
    ) -> anyhow::Result<Book> {
        let input = serde_json::to_vec(&(context, &book))?;
        let mut output = Vec::new();
        preprocess::command(input.as_slice(), &mut output)?;
        Ok(serde_json::from_slice(&output)?)
    }
}

#[test]
fn a_broken_chapter_is_one_error_with_file_and_line_and_the_old_book_stays() {
    let root = workbook();
    let before = files(&built(root.path()).folder);
    std::fs::write(
        root.path().join("book/ru/ch01_one.md"),
        "# Один {#top}\n\n{{#listing examples/b.rs}}\n",
    )
    .unwrap();
    let error = build(root.path(), &Options::default()).unwrap_err();
    let broken = error
        .downcast_ref::<Broken>()
        .unwrap_or_else(|| panic!("{error:?}"));
    assert_eq!(broken.file, Path::new("book/ru/ch01_one.md"));
    assert_eq!(broken.line, 3);
    assert!(
        broken.to_string().starts_with("book/ru/ch01_one.md:3: "),
        "{broken}"
    );
    assert_eq!(files(&root.path().join(OUTPUT)), before);
    let left: Vec<_> = std::fs::read_dir(root.path().join("out"))
        .unwrap()
        .collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn a_kept_edition_is_that_of_the_old_pages_and_the_other_is_new() {
    let root = workbook();
    let old = built(root.path()).folder;
    let before = files(&old);
    for edition in ["pl", "ru"] {
        let page = root.path().join(format!("book/{edition}/ch01_one.md"));
        std::fs::write(page, "# Nowy / новый {#top}\n").unwrap();
    }
    for kept in Language::ALL {
        let options = Options {
            output: Some(root.path().join("out").join(kept.code())),
            kept: Some((kept, old.clone())),
            ..Options::default()
        };
        let after = files(&build(root.path(), &options).unwrap().folder);
        let names = |files: &BTreeMap<PathBuf, Vec<u8>>| {
            let pages = files.keys().filter(|name| name.ends_with("ch01_one.html"));
            pages.cloned().collect::<Vec<_>>()
        };
        assert_eq!(names(&after), names(&before));
        for page in names(&after) {
            let edition = Language::ALL[usize::from(page.starts_with("ru"))];
            let is_old = after[&page] == before[&page];
            assert_eq!(is_old, edition == kept, "{}", page.display());
        }
    }
    assert_eq!(files(&old), before, "the old pages are still served");
}

#[test]
fn a_chapter_that_is_not_there_is_found_in_the_summary() {
    let root = workbook();
    std::fs::remove_file(root.path().join("book/pl/ch01_one.md")).unwrap();
    let error = build(root.path(), &Options::default()).unwrap_err();
    let broken = error
        .downcast_ref::<Broken>()
        .unwrap_or_else(|| panic!("{error:?}"));
    assert_eq!(
        broken.to_string(),
        "book/pl/SUMMARY.md:3: reason-no-file file=book/pl/ch01_one.md"
    );
}

#[test]
fn the_preprocessor_serves_only_the_html_backend() {
    assert!(preprocess::supports("html"));
    assert!(!preprocess::supports("ru"));
}
