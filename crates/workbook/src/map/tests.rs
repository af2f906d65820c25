//! The map's errors name the file, the key and what is wrong.

use super::*;

const CHAPTER: &str = r#"[[chapter]]
slug = "ch13_barriers"
title = { pl = "Bariery", ru = "Барьеры" }
minutes = { read = 12, exercise = 25, estimated = true }
"#;

fn parse(text: &str) -> Result<Map, MapError> {
    Map::parse(text, Path::new(FILE))
}

fn complaint(text: &str) -> String {
    parse(text).expect_err("must be refused").to_string()
}

#[test]
fn the_map_of_this_workbook_loads() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let map = Map::load(&root).expect("book/course.toml is a map");
    let (chapter, example) = map.example("sync_compare").expect("it is an example");
    assert_eq!(chapter.slug, "ch13_barriers");
    assert_eq!(example.variants[4], ["--mechanism", "barrier"]);
    assert_eq!(example.seconds, 2);
    let (_, barrier) = map.example("barrier").expect("it is an example");
    assert_eq!(barrier.seconds, 1, "the default");
    assert!(map.exercises().any(|name| name == "ex13_barrier"));
    assert_eq!(
        map.chapter_of_exercise("ex13_barrier").map(|c| &*c.slug),
        Some("ch13_barriers")
    );
}

#[test]
fn a_missing_file_is_named_with_the_way_out() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let error = Map::load(folder.path()).expect_err("there is no map");
    assert!(matches!(error, MapError::Unreadable { .. }));
    let text = error.to_string();
    assert!(
        text.contains("book/course.toml") && text.contains("git checkout"),
        "{text}"
    );
}

#[test]
fn a_wrong_type_names_line_and_key() {
    let text = complaint(&format!(
        "{CHAPTER}examples = [{{ name = \"a\", seconds = \"x\" }}]\n"
    ));
    assert!(
        text.starts_with("book/course.toml, line 5, key `chapter[0].examples[0].seconds`"),
        "{text}"
    );
}

#[test]
fn a_missing_key_is_named() {
    let text = complaint("[[chapter]]\nslug = \"ch00_start\"\n");
    assert!(
        text.contains("chapter[0]") && text.contains("`title`"),
        "{text}"
    );
}

#[test]
fn an_unknown_key_is_named() {
    let text = complaint(&format!("{CHAPTER}exercise = [\"ex13_barrier\"]\n"));
    assert!(
        text.contains("line 5") && text.contains("`exercise`"),
        "{text}"
    );
}

#[test]
fn broken_toml_names_the_line() {
    let text = complaint(&format!("{CHAPTER}rows = [\n"));
    assert!(text.contains("book/course.toml, line"), "{text}");
}

#[test]
fn a_name_used_twice_is_refused() {
    let text = complaint(&format!("{CHAPTER}{CHAPTER}"));
    assert!(
        text.contains("chapter[1].slug") && text.contains("ch13_barriers"),
        "{text}"
    );
}

#[test]
fn a_name_that_is_a_path_is_refused() {
    let text = complaint(&format!("{CHAPTER}exercises = [\"../x\"]\n"));
    assert!(
        text.contains("chapter[0].exercises[0]") && text.contains("../x"),
        "{text}"
    );
}

#[test]
fn a_long_run_is_refused() {
    let text = complaint(&format!(
        "{CHAPTER}examples = [{{ name = \"a\", seconds = 6 }}]\n"
    ));
    assert!(text.contains("chapter[0].examples[0].seconds"), "{text}");
}
