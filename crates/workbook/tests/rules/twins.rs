//! A Python twin does the same thing as its example: it tells the same story.

use std::{collections::BTreeMap, time::Duration};

use timeline::{LaneKind, Timeline};

use crate::{
    examples::{SLACK, build, speaks},
    workspace::{Finished, map, neutral, none, root, run},
};

#[test]
#[ignore = "needs python3 (3.11 or newer)"]
fn python_twins_tell_the_same_story() {
    let map = map();
    let folder = tempfile::tempdir().expect("a folder for recordings");
    let mut findings = Vec::new();
    let mut twins = 0;
    for chapter in map.chapters.iter().filter(|c| !c.examples.is_empty()) {
        let built = build(&chapter.slug);
        for example in chapter.examples.iter().filter(|e| e.no_twin.is_none()) {
            let limit = Duration::from_secs(example.seconds.into()) * SLACK;
            let recording = folder.path().join(&example.name);
            let program = &built[&example.name];
            let rust = run(neutral(program).arg("--timeline").arg(&recording), limit);
            assert_eq!(
                rust.code(),
                Some(0),
                "{}: {}",
                example.name,
                rust.describe()
            );
            let recorded = std::fs::read_to_string(&recording).expect("the run was recorded");
            let recorded: Timeline = serde_json::from_str(&recorded).expect("a timeline");
            let children = of_child_processes(&recorded);
            for language in timeline::Language::ALL {
                let twin = format!("examples/{}/{}.py", chapter.slug, example.name);
                let python = run(
                    neutral("python3")
                        .arg(root().join(&twin))
                        .args(["--lang", language.code()]),
                    limit,
                );
                let texts = recorded
                    .events
                    .iter()
                    .filter(|event| !children.contains(&event.lane))
                    .filter_map(|event| event.text.as_ref());
                let told = texts.map(|text| text.get(language).to_owned()).collect();
                let what = format!("{twin} --lang {}", language.code());
                findings.extend(
                    differences(told, &python, language.code()).map(|d| format!("{what}: {d}")),
                );
                twins += 1;
            }
        }
    }
    assert!(twins > 0, "no example has a twin");
    none(&findings);
}

/// The lanes of child processes, which stand below all of their parent's. What a child tells its parent for the picture has no
/// counterpart in a twin: its children have only their own output, which may be the channel that the chapter is about.
fn of_child_processes(recorded: &Timeline) -> Vec<usize> {
    let lanes = recorded.lanes.iter();
    let below = lanes.skip_while(|lane| lane.kind != LaneKind::Process || lane.name.pl == "rodzic");
    below.map(|lane| lane.id).collect()
}

/// The stories may differ in times, in the names of threads, in order (both leave it to the scheduler) and in the numbers that
/// depend on the order. Each sentence must be told equally often.
fn differences(told: Vec<String>, python: &Finished, language: &str) -> Option<String> {
    if python.code() != Some(0) || !python.stderr.is_empty() {
        return Some(python.describe());
    }
    if !speaks(&python.stdout, language) {
        return Some(format!(
            "does not speak `{language}` alone: {}",
            python.describe()
        ));
    }
    let mut missing: BTreeMap<String, usize> = BTreeMap::new();
    for sentence in told {
        *missing.entry(without_numbers(&sentence)).or_default() += 1;
    }
    let mut added = Vec::new();
    for line in python.stdout.lines() {
        let line = without_numbers(line);
        // The longest one: a sentence may end with another.
        let told = missing.iter_mut().filter(|(sentence, left)| {
            **left > 0
                && line
                    .strip_suffix(&***sentence)
                    .is_some_and(|before| before.ends_with(' '))
        });
        match told.max_by_key(|(sentence, _)| sentence.len()) {
            Some((_, left)) => *left -= 1,
            None => added.push(line),
        }
    }
    missing.retain(|_, left| *left > 0);
    (!missing.is_empty() || !added.is_empty())
        .then(|| format!("only the example says {missing:#?}\n    only the twin says {added:#?}"))
}

/// With `#` for each number.
fn without_numbers(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '0'..='9' if out.ends_with('#') => {}
            '0'..='9' => out.push('#'),
            other => out.push(other),
        }
    }
    out
}

#[test]
fn another_story_is_seen() {
    let told = || {
        vec![
            "wątek: mam 10".to_owned(),
            "wątek: mam 20".to_owned(),
            "koniec łzawy".to_owned(),
        ]
    };
    let python = |stdout: &str| Finished {
        status: Some(std::process::ExitStatus::default()),
        stdout: stdout.to_owned(),
        stderr: String::new(),
        took: Duration::ZERO,
    };
    let same =
        "  1 ms  Thread-1 (x) koniec łzawy\n  2 ms  A  wątek: mam 30\n  3 ms  B  wątek: mam 1\n";
    assert_eq!(differences(told(), &python(same), "pl"), None);
    let less = same.replace("  3 ms  B  wątek: mam 1\n", "");
    assert!(differences(told(), &python(&less), "pl").is_some());
    assert!(differences(told(), &python(&format!("{same} 4 ms A  więcej\n")), "pl").is_some());
    assert!(differences(told(), &python(same), "ru").is_some());
}
