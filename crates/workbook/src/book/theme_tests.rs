//! Rules for `book/theme`: it stays in step with mdBook, and nothing in it asks another host.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    process::Command,
};

use super::edition::VIEW;
use crate::messages::Messages;
use timeline::{
    Language, Timeline,
    svg::{self, Picture},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap()
}

/// The folder of the sources of a package that this crate is built from, in the version of Cargo.lock.
fn sources_of(package: &str) -> PathBuf {
    let lock: toml::Table =
        toml::from_str(&std::fs::read_to_string(root().join("Cargo.lock")).unwrap()).unwrap();
    let packages = lock["package"].as_array().unwrap();
    let locked = packages
        .iter()
        .find(|locked| locked["name"].as_str() == Some(package))
        .unwrap();
    let name = format!("{package}-{}", locked["version"].as_str().unwrap());
    in_registry(&name).unwrap_or_else(|| by_metadata(package))
}

/// Where cargo unpacks what it downloads.
fn in_registry(name: &str) -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(std::env::home_dir()?.join(".cargo")))?;
    let registries = std::fs::read_dir(home.join("registry/src")).ok()?;
    registries
        .map(|registry| registry.unwrap().path().join(name))
        .find(|folder| folder.is_dir())
}

/// What cargo says, for sources that are kept elsewhere. It wants those of the whole workspace, so it is asked last.
fn by_metadata(package: &str) -> PathBuf {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--manifest-path",
        ])
        .arg(root().join("Cargo.toml"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let found = packages
        .iter()
        .find(|found| found["name"] == package)
        .unwrap();
    Path::new(found["manifest_path"].as_str().unwrap())
        .parent()
        .unwrap()
        .to_path_buf()
}

#[test]
fn the_kept_copy_of_mdbooks_template_is_that_of_the_mdbook_in_use() {
    let upstream = sources_of("mdbook-html").join("front-end/templates/index.hbs");
    let kept = root().join("book/theme/upstream/index.hbs");
    assert_eq!(
        std::fs::read_to_string(&kept).unwrap(),
        std::fs::read_to_string(&upstream).unwrap(),
        "mdBook's template has changed: carry the change over to book/theme/index.hbs, then copy {} to {}",
        upstream.display(),
        kept.display()
    );
}

/// The files of the theme with one of these extensions, from the root.
fn theme_files(extensions: &[&str]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for folder in ["book/theme", "book/theme/css", "book/theme/js"] {
        for entry in std::fs::read_dir(root().join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if extensions.iter().any(|extension| name.ends_with(extension)) {
                found.insert(format!("{folder}/{name}"));
            }
        }
    }
    found
}

#[test]
fn every_script_and_style_sheet_of_the_theme_is_on_the_pages() {
    let book: toml::Table =
        toml::from_str(&std::fs::read_to_string(root().join("book.toml")).unwrap()).unwrap();
    let listed = |key: &str| -> BTreeSet<String> {
        let files = book["output"]["html"][key].as_array().unwrap();
        files
            .iter()
            .map(|file| file.as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(listed("additional-js"), theme_files(&[".js"]));
    let mut styles = theme_files(&[".css"]);
    styles.insert("crates/timeline/timeline.css".to_owned());
    assert_eq!(listed("additional-css"), styles);
}

#[test]
fn nothing_in_the_theme_asks_another_host() {
    // The name of a format, which nobody fetches.
    const NAMESPACE: &str = "http://www.w3.org/2000/svg";
    for file in theme_files(&[".js", ".css", ".hbs"]) {
        let text = std::fs::read_to_string(root().join(&file))
            .unwrap()
            .replace(NAMESPACE, "");
        for scheme in ["http://", "https://", "ws://", "url(//"] {
            assert!(!text.contains(scheme), "{file} has {scheme}");
        }
    }
}

#[test]
fn a_served_page_has_a_place_for_the_progress() {
    let (before, after) = VIEW;
    let template = std::fs::read_to_string(root().join("book/theme/index.hbs")).unwrap();
    assert_eq!(template.matches(&format!("{before}{after}")).count(), 1);
}

#[test]
fn our_scripts_are_files_and_no_element_has_a_handler() {
    // MathJax takes one with it.
    let count = |text: &str| text.matches("<script>").count() - text.matches("MathJax.Hub").count();
    let ours = std::fs::read_to_string(root().join("book/theme/index.hbs")).unwrap();
    let upstream = std::fs::read_to_string(root().join("book/theme/upstream/index.hbs")).unwrap();
    assert_eq!(
        count(&ours),
        count(&upstream),
        "an inline script was added to the template"
    );
    for handler in [" onclick=", " onload=", " onkeydown=", " onsubmit="] {
        assert!(!ours.contains(handler), "{handler}");
    }
}

#[test]
fn a_page_says_what_the_tool_says_while_code_is_compiled() {
    let script = std::fs::read_to_string(root().join("book/theme/js/words.js")).unwrap();
    for language in Language::ALL {
        let said = Messages::new(language).say("progress-building", &[]);
        assert!(script.contains(&format!("building: '{said}'")), "{said}");
    }
}

#[test]
fn a_growing_timeline_has_the_legend_of_a_recorded_one() {
    let kinds = ["run", "wait", "hold", "say", "end"];
    let events = kinds.map(|kind| serde_json::json!({ "lane": 0, "at": 0, "kind": kind }));
    let name = serde_json::json!({ "pl": "a", "ru": "a" });
    let json = serde_json::json!({
        "schema": timeline::SCHEMA,
        "lanes": [{ "id": 0, "name": name, "kind": "thread" }],
        "events": events,
    });
    let timeline = Timeline::from_json(&json.to_string()).unwrap();
    let script = std::fs::read_to_string(root().join("book/theme/js/words.js")).unwrap();
    for language in Language::ALL {
        let picture = Picture {
            language,
            id: "x",
            title: "x",
        };
        let drawn = svg::render(&timeline, &picture);
        let texts = drawn
            .split("<text class=\"tl-small\" text-anchor=\"start\"")
            .skip(1)
            .map(|text| text.split(['<', '>']).nth(1).unwrap());
        let words: Vec<String> = std::iter::zip(kinds, texts)
            .map(|(kind, word)| format!("{kind}: '{word}'"))
            .collect();
        assert_eq!(words.len(), kinds.len(), "{drawn}");
        let expected = format!("eventKinds: {{ {} }}", words.join(", "));
        assert!(script.contains(&expected), "{expected}");
    }
}
