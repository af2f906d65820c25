//! A listing that is shown as refused by the compiler is refused by it, for the reason given.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    process::Command,
};

use crate::{
    page::all_pages,
    workspace::{files_below, json_lines, none, root},
};

#[test]
fn refused_listings_fail_with_their_code() {
    let mut findings = Vec::new();
    let mut codes_of: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for page in all_pages() {
        for (line, arguments) in page.directives("refused") {
            // An anchor may follow the file: what is compiled is always the whole file.
            match arguments.split_once(' ') {
                Some((code, file)) => {
                    let file = file.split(':').next().unwrap_or(file).trim();
                    let codes = codes_of.entry(file.to_owned()).or_default();
                    codes.insert(code.to_owned());
                }
                None => findings.push(format!("{}:{line}: no code and file", page.path)),
            }
        }
    }
    for file in files_below("examples", ".rs") {
        let shown = file
            .to_str()
            .is_some_and(|file| codes_of.contains_key(file));
        if file.parent().is_some_and(|f| f.ends_with("refused")) && !shown {
            findings.push(format!("{}: no chapter shows it", file.display()));
        }
    }
    for (file, codes) in &codes_of {
        let got = error_codes(&root().join(file));
        if got != *codes || codes.len() != 1 {
            findings.push(format!("{file}: shown with {codes:?}, rustc says {got:?}"));
        }
    }
    none(&findings);
}

/// The codes of all errors that rustc reports for a file; an error without a code counts as its text.
pub fn error_codes(file: &Path) -> BTreeSet<String> {
    let folder = tempfile::tempdir().expect("a folder for rustc's output");
    let output = Command::new("rustc")
        .args([
            "--edition",
            "2024",
            "--crate-type",
            "bin",
            "--emit",
            "metadata",
        ])
        .args(["--error-format", "json", "--out-dir"])
        .arg(folder.path())
        .arg(file)
        .current_dir(root())
        .output()
        .expect("rustc starts");
    let messages = json_lines(&output.stderr);
    let errors = messages.iter().filter(|m| m["level"] == "error");
    errors
        .filter_map(|error| {
            let text = error["message"].as_str().unwrap_or_default();
            match error["code"]["code"].as_str() {
                Some(code) => Some(code.to_owned()),
                // The closing line, which repeats the number of errors.
                None if text.starts_with("aborting due to") => None,
                None => Some(text.to_owned()),
            }
        })
        .collect()
}

#[test]
fn error_codes_are_those_of_rustc() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("listing.rs");
    let codes = |text: &str| {
        std::fs::write(&file, text).expect("a writable folder");
        error_codes(&file)
    };
    let rc = "fn main() { let rc = std::rc::Rc::new(1); std::thread::spawn(move || rc); }";
    assert_eq!(codes(rc), BTreeSet::from(["E0277".to_owned()]));
    assert_eq!(codes("fn main() {}"), BTreeSet::new());
    assert_eq!(
        codes("fn main() { x; y() }"),
        BTreeSet::from(["E0425".to_owned()])
    );
    assert_eq!(codes("fn main() { let x: u8 = \"\"; y }").len(), 2);
    assert_eq!(codes("fn main() {").len(), 1);
}
