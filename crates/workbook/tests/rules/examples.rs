//! The examples do what the map promises: they end in time and speak both languages.

use std::{collections::BTreeMap, path::PathBuf, time::Duration};

use crate::workspace::{self, map, neutral, none, run};

/// The map gives the time on an idle machine; this test also runs beside others on a busy one.
pub const SLACK: u32 = 3;

#[test]
fn examples_run_in_time_in_both_languages() {
    let map = map();
    let mut findings = Vec::new();
    let mut runs = 0;
    for chapter in map.chapters.iter().filter(|c| !c.examples.is_empty()) {
        let built = build(&chapter.slug);
        for example in &chapter.examples {
            let Some(program) = built.get(&example.name) else {
                findings.push(format!(
                    "{}: cargo builds no such example of {}",
                    example.name, chapter.slug
                ));
                continue;
            };
            let limit = Duration::from_secs(example.seconds.into()) * SLACK;
            let variants = match &example.variants[..] {
                [] => &[Vec::new()],
                some => some,
            };
            for (variant, language) in variants.iter().flat_map(|v| [(v, "pl"), (v, "ru")]) {
                let finished = run(
                    neutral(program).args(variant).args(["--lang", language]),
                    limit,
                );
                runs += 1;
                let fault = match finished.code() {
                    None => "did not end by itself in time",
                    Some(0) if finished.took > limit => "took too long",
                    Some(0) if !speaks(&finished.stdout, language) => {
                        "does not speak the language it was asked for, or mixes it with the other"
                    }
                    Some(0) => continue,
                    Some(_) => "failed",
                };
                findings.push(format!(
                    "{} {variant:?} --lang {language}: {fault}: {}",
                    example.name,
                    finished.describe()
                ));
            }
        }
    }
    assert!(runs > 0, "the map has no examples");
    none(&findings);
}

/// Builds the examples of one chapter: their programs by name.
pub fn build(chapter: &str) -> BTreeMap<String, PathBuf> {
    let messages = workspace::build(&["--package", chapter, "--examples"], false);
    let programs = messages.iter().filter_map(|message| {
        let target = &message["target"];
        let name = target["name"].as_str()?;
        let program = message["executable"].as_str()?;
        (target["kind"][0] == "example").then(|| (name.to_owned(), PathBuf::from(program)))
    });
    programs.collect()
}

/// Whether a text has letters which only this language has, and none which only the other has.
pub fn speaks(text: &str, language: &str) -> bool {
    let polish = text.chars().any(|c| "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ".contains(c));
    let russian = text
        .chars()
        .any(|c| ('а'..='я').contains(&c.to_lowercase().next().unwrap_or(c)));
    match language {
        "pl" => polish && !russian,
        _ => russian && !polish,
    }
}

#[test]
fn languages_are_told_apart() {
    assert!(speaks("wątek 1", "pl") && speaks("Поток 1", "ru"));
    assert!(!speaks("thread 1", "pl") && !speaks("thread 1", "ru"));
    assert!(!speaks("wątek поток", "pl") && !speaks("wątek поток", "ru") && !speaks("", "ru"));
}
