//! One slug names one thing everywhere: the map, the folders, the pages and the panels on them agree.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use runner::Verdict;
use timeline::Timeline;
use workbook::map::{Chapter, Map};

use crate::{
    page::{Page, Part, all_pages},
    workspace::{map, names_in, none, read, root},
};

/// Chapters whose minutes were taken with readers. All others say that they are an estimate.
const MEASURED: [&str; 0] = [];

#[test]
fn map_matches_the_tree() {
    let map = map();
    assert!(!map.chapters.is_empty(), "the map is empty");
    let mut findings = Vec::new();
    pages_are_those_of_the_map(&map, &mut findings);
    for chapter in &map.chapters {
        examples_are_those_of_the_map(chapter, &mut findings);
        minutes_add_up(chapter, &mut findings);
    }
    let slugs = set(map.chapters.iter().map(|chapter| &*chapter.slug));
    for folder in names_in("examples") {
        if folder.starts_with("ch") && !slugs.contains(&*folder) {
            findings.push(format!("examples/{folder}: no chapter of the map"));
        }
    }
    let exercises = set(map.exercises());
    for room in ["exercises", "solutions"] {
        let mut folders = names_in(room);
        folders.retain(|name| name.starts_with("ex") && root().join(room).join(name).is_dir());
        compare(
            &format!("{room}/"),
            &exercises,
            &set(folders.iter().map(|f| &**f)),
            &mut findings,
        );
    }
    none(&findings);
}

/// Two sets of names that should be equal.
fn compare(
    what: &str,
    in_map: &BTreeSet<&str>,
    found: &BTreeSet<&str>,
    findings: &mut Vec<String>,
) {
    for name in in_map.difference(found) {
        findings.push(format!("{what}: `{name}` is in the map and not there"));
    }
    for name in found.difference(in_map) {
        findings.push(format!("{what}: `{name}` is there and not in the map"));
    }
}

/// Names without order.
pub fn set<'a>(names: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    names.collect()
}

/// Files and both tables of contents, with order and titles.
fn pages_are_those_of_the_map(map: &Map, findings: &mut Vec<String>) {
    for language in timeline::Language::ALL {
        let edition = format!("book/{}", language.code());
        let expected: Vec<(String, &str)> = map
            .chapters
            .iter()
            .map(|c| (format!("{}.md", c.slug), c.title.get(language)))
            .collect();
        let summary = read(format!("{edition}/SUMMARY.md"));
        let listed: Vec<(String, &str)> = summary
            .lines()
            .filter_map(|line| line.split_once('[')?.1.strip_suffix(')')?.split_once("]("))
            .map(|(title, file)| (file.to_owned(), title))
            .filter(|(file, _)| file.starts_with("ch"))
            .collect();
        if listed != expected {
            findings.push(format!(
                "{edition}/SUMMARY.md: chapters {listed:?}\n    but the map has {expected:?}"
            ));
        }
        let files = names_in(&edition);
        let chapters = files.iter().filter(|name| name.starts_with("ch"));
        compare(
            &edition,
            &set(expected.iter().map(|(file, _)| &**file)),
            &set(chapters.map(|name| &**name)),
            findings,
        );
        for file in files
            .iter()
            .filter(|f| f.ends_with(".md") && *f != "SUMMARY.md")
        {
            if !summary.contains(&format!("]({file})")) {
                findings.push(format!("{edition}/{file}: not in SUMMARY.md"));
            }
        }
    }
}

/// The example targets of the chapter's package, and the twins beside them.
fn examples_are_those_of_the_map(chapter: &Chapter, findings: &mut Vec<String>) {
    let folder = format!("examples/{}", chapter.slug);
    if !root().join(&folder).exists() {
        if !chapter.examples.is_empty() {
            findings.push(format!(
                "{folder}: the map has examples of it, the folder is missing"
            ));
        }
        return;
    }
    let manifest = table(&format!("{folder}/Cargo.toml"));
    if manifest["package"]["name"].as_str() != Some(&chapter.slug) {
        findings.push(format!(
            "{folder}/Cargo.toml: the package must be named {}",
            chapter.slug
        ));
    }
    let none_yet = Vec::new();
    let targets = manifest.get("example").and_then(toml::Value::as_array);
    let targets: BTreeMap<&str, &str> = targets
        .unwrap_or(&none_yet)
        .iter()
        .filter_map(|target| Some((target["name"].as_str()?, target["path"].as_str()?)))
        .collect();
    let in_map = set(chapter.examples.iter().map(|e| &*e.name));
    compare(
        &format!("{folder}/Cargo.toml"),
        &in_map,
        &set(targets.keys().copied()),
        findings,
    );

    let mut twins = BTreeSet::new();
    for example in &chapter.examples {
        let twin = format!("{}.py", example.name);
        let exists = root().join(&folder).join(&twin).is_file();
        let excused = example
            .no_twin
            .as_ref()
            .is_some_and(|why| !why.trim().is_empty());
        match (exists, excused) {
            (true, true) => findings.push(format!(
                "{folder}/{twin} exists, though the map says why it does not"
            )),
            (false, false) => findings.push(format!(
                "{folder}/{twin}: missing, and the map gives no reason (no_twin)"
            )),
            _ => {}
        }
        twins.insert(twin);
    }
    for name in names_in(&folder) {
        let stray_twin = name.ends_with(".py") && !twins.contains(&name);
        let stray_example = name.ends_with(".rs") && !targets.values().any(|path| *path == name);
        if stray_twin || stray_example {
            findings.push(format!("{folder}/{name}: belongs to no example of the map"));
        }
    }
}

/// The minutes of the chapter's exercises are those that the exercises themselves give.
fn minutes_add_up(chapter: &Chapter, findings: &mut Vec<String>) {
    if chapter.minutes.estimated == MEASURED.contains(&&*chapter.slug) {
        findings.push(format!(
            "{}: `estimated` must be true until the minutes were taken with readers (then name it in MEASURED)",
            chapter.slug
        ));
    }
    let minutes = |exercise: &String| {
        let exercise = table(&format!("exercises/{exercise}/exercise.toml"));
        exercise["minutes"]
            .as_integer()
            .expect("minutes is a number")
    };
    let sum: i64 = chapter.exercises.iter().map(minutes).sum();
    if sum != i64::from(chapter.minutes.exercise) {
        findings.push(format!(
            "{}: {} minutes of exercises in the map, {sum} in the exercises",
            chapter.slug, chapter.minutes.exercise
        ));
    }
}

/// A TOML file named from the root.
pub fn table(path: &str) -> toml::Table {
    read(path)
        .parse()
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn panels_show_what_the_map_names() {
    let map = map();
    let mut findings = Vec::new();
    let mut timelines = BTreeSet::new();
    for page in all_pages() {
        let slug = page
            .path
            .rsplit('/')
            .next()
            .and_then(|name| name.strip_suffix(".md"));
        let chapter = slug.and_then(|slug| map.chapter(slug));
        let examples = set(chapter.iter().flat_map(|c| &c.examples).map(|e| &*e.name));
        let exercises = set(chapter.iter().flat_map(|c| &c.exercises).map(|e| &**e));
        let shown = |directive: &str| -> BTreeSet<String> {
            let arguments = page.directives(directive);
            arguments
                .map(|(_, arguments)| arguments.to_owned())
                .collect()
        };
        for (directive, in_map) in [("run", &examples), ("exercise", &exercises)] {
            let panels = shown(directive);
            let what = format!("{}, {{{{#{directive}}}}}", page.path);
            compare(
                &what,
                in_map,
                &set(panels.iter().map(|name| &**name)),
                &mut findings,
            );
        }
        for (line, name) in page.directives("timeline") {
            if !examples.contains(name) {
                findings.push(format!(
                    "{}:{line}: `{name}` is no example of this chapter",
                    page.path
                ));
            }
            timelines.insert(format!("{name}.json"));
        }
        for (line, arguments) in page.directives("schedule") {
            match arguments.split_once(' ') {
                Some((exercise, solution)) => {
                    let file = format!("solutions/{exercise}/{solution}.rs");
                    if !root().join(&file).is_file() {
                        findings.push(format!("{}:{line}: there is no {file}", page.path));
                    }
                    timelines.insert(format!("{exercise}.{solution}.json"));
                }
                None => findings.push(format!("{}:{line}: no exercise and solution", page.path)),
            }
        }
    }
    let recorded = names_in("book/runs");
    for name in recorded.iter().filter(|name| !timelines.contains(*name)) {
        findings.push(format!("book/runs/{name}: no page shows it"));
    }
    for name in &timelines {
        if let Err(why) = recording(name) {
            findings.push(format!(
                "book/runs/{name}: {why}; `cargo workbook record` makes it"
            ));
        }
    }
    none(&findings);
}

/// A recording must be one that both editions can show: the timeline of a run, or a verdict with a breaking schedule.
fn recording(name: &str) -> Result<(), String> {
    let file = root().join("book/runs").join(name);
    let text = fs::read_to_string(file).map_err(|error| error.to_string())?;
    let recorded: Timeline = if name.matches('.').count() == 1 {
        serde_json::from_str(&text).map_err(|error| error.to_string())?
    } else {
        let verdict: Verdict = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        titles_are_current(&verdict)?;
        let mut schedules = verdict.cases.into_iter().filter_map(|case| case.timeline);
        schedules.next().ok_or("no case has a breaking schedule")?
    };
    let texts = recorded.lanes.iter().map(|lane| &lane.name);
    let mut texts = texts.chain(recorded.events.iter().filter_map(|e| e.text.as_ref()));
    match texts.find(|text| text.pl.is_empty() || text.ru.is_empty()) {
        Some(text) => Err(format!("a text is missing in one language: {text:?}")),
        None if recorded.events.is_empty() => Err("it has no events".to_owned()),
        None => Ok(()),
    }
}

/// A recorded verdict must name the cases as the exercise does now.
fn titles_are_current(verdict: &Verdict) -> Result<(), String> {
    let exercise = runner::find(root(), &verdict.exercise).map_err(|error| error.to_string())?;
    let now = exercise.cases.iter().map(|case| (&case.name, &case.title));
    let then = verdict.cases.iter().map(|case| (&case.name, &case.title));
    if now.eq(then) {
        return Ok(());
    }
    Err("the cases have other names or titles now".to_owned())
}

#[test]
fn map_comparison_sees_what_is_missing() {
    let mut findings = Vec::new();
    compare(
        "x",
        &set(["a", "b"].into_iter()),
        &set(["b", "c"].into_iter()),
        &mut findings,
    );
    assert_eq!(findings.len(), 2, "{findings:?}");
    let page = Page::new("p.md", "{{#run barrier}}\n");
    assert!(matches!(&page.parts[0].1, Part::Directive { name, .. } if name == "run"));
}
