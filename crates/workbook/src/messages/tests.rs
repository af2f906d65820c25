//! Both languages say the same, in their own grammar.

use std::{collections::BTreeMap, fs, path::Path};

use fluent_bundle::FluentResource;

use super::*;

/// Each message's key and the arguments it uses.
fn keys(language: Language) -> BTreeMap<String, Vec<String>> {
    FluentResource::try_new(source(language).to_owned()).expect("valid Fluent");
    let mut keys: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in source(language).lines() {
        if line.starts_with(|first: char| first.is_ascii_lowercase()) {
            current = line.split(' ').next().expect("a word").to_owned();
            assert!(!keys.contains_key(&current), "{current} is there twice");
            keys.insert(current.clone(), Vec::new());
        }
        for place in line.split("$").skip(1) {
            let end = place.find([' ', '}']).unwrap_or(place.len());
            let arguments = keys.get_mut(&current).expect("a message began");
            arguments.push(place[..end].to_owned());
        }
    }
    for arguments in keys.values_mut() {
        arguments.sort();
        arguments.dedup();
    }
    keys
}

/// The source of this crate without its tests.
fn code(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            code(&path, text);
        } else if path.file_name().is_some_and(|name| name != "tests.rs") {
            text.push_str(&fs::read_to_string(&path).expect("a source file"));
        }
    }
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_arguments() {
    assert_eq!(keys(Language::Pl), keys(Language::Ru));
}

#[test]
fn every_message_is_used() {
    let mut text = String::new();
    code(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut text,
    );
    for key in keys(Language::Pl).keys() {
        // Those of the help are looked up by the names of commands: see the test below.
        let is_used = key.starts_with("help-") || text.contains(&format!("\"{key}\""));
        assert!(is_used, "nobody says {key}");
    }
}

#[test]
fn every_help_message_belongs_to_a_command_or_an_argument() {
    let known = crate::cli::help_keys();
    for key in keys(Language::Pl)
        .keys()
        .filter(|key| key.starts_with("help"))
    {
        assert!(known.contains(key), "{key} is about nothing");
    }
}

#[test]
fn every_message_that_is_said_exists() {
    let mut text = String::new();
    code(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut text,
    );
    let keys = keys(Language::Pl);
    let compact: String = text.split_whitespace().collect();
    let mut found = 0;
    for call in [
        ".say(\"",
        "Problem::usage(\"",
        "Problem::fault(\"",
        "unknown(\"",
        "wish,\"",
        "Sentence::new(\"",
    ] {
        for rest in compact.split(call).skip(1) {
            let key = &rest[..rest.find('"').expect("a closed string")];
            assert!(keys.contains_key(key), "no message {key}");
            found += 1;
        }
    }
    assert!(found > 20, "the calls are written in another way now");
}

#[test]
fn numbers_take_the_plural_form_of_the_language() {
    let say = |language, events: u64| {
        let arguments = [("file", "a".into()), ("events", events.into())];
        Messages::new(language).say("recorded", &arguments)
    };
    let polish = [1, 2, 5, 12, 22, 25].map(|n| say(Language::Pl, n));
    assert_eq!(
        polish,
        [
            "a: 1 zdarzenie",
            "a: 2 zdarzenia",
            "a: 5 zdarzeń",
            "a: 12 zdarzeń",
            "a: 22 zdarzenia",
            "a: 25 zdarzeń"
        ]
    );
    let russian = [1, 2, 5, 11, 21, 22, 25].map(|n| say(Language::Ru, n));
    assert_eq!(
        russian,
        [
            "a: 1 событие",
            "a: 2 события",
            "a: 5 событий",
            "a: 11 событий",
            "a: 21 событие",
            "a: 22 события",
            "a: 25 событий"
        ]
    );
}

#[test]
fn what_is_no_problem_of_ours_is_told_as_a_fault() {
    let text = Messages::new(Language::Pl).error(&anyhow::anyhow!("xyz"));
    assert!(text.contains("xyz") && text.contains("nie twój"), "{text}");
}
