//! An exercise is complete: files, solutions, and texts in both languages for all that its specification speaks of.

use std::collections::BTreeSet;

use solutions::{LEAST_RIGHT, LEAST_WRONG};

use crate::{
    map_and_tree::{set, table},
    workspace::{map, names_in, none, read, root},
};

#[test]
fn exercises_are_complete() {
    let map = map();
    let mut findings = Vec::new();
    for name in map.exercises() {
        let mut fault = |what: String| findings.push(format!("{name}: {what}"));
        for file in [
            "Cargo.toml",
            "exercise.toml",
            "src/lib.rs",
            "tests/grade.rs",
        ] {
            if !root().join("exercises").join(name).join(file).is_file() {
                fault(format!("{file} is missing"));
            }
        }
        let solutions = names_in(format!("solutions/{name}"));
        let count = |start: &str| solutions.iter().filter(|n| n.starts_with(start)).count();
        let (right, wrong) = (count("right"), count("wrong_"));
        if right < LEAST_RIGHT || wrong < LEAST_WRONG {
            fault(format!(
                "has {right} right and {wrong} wrong solutions; write more in solutions/{name}, to {LEAST_RIGHT} and {LEAST_WRONG}"
            ));
        }
        for wrong in solutions.iter().filter(|n| n.starts_with("wrong_")) {
            let text = read(format!("solutions/{name}/{wrong}"));
            if !text.starts_with("// expect: ") {
                fault(format!(
                    "{wrong} does not begin with `// expect: DIAGNOSIS in CASE`"
                ));
            }
        }
        let exercise = table(&format!("exercises/{name}/exercise.toml"));
        let shown = exercise.get("solution").and_then(toml::Value::as_str);
        let is_right =
            |shown: &str| shown.starts_with("right") && solutions.contains(&format!("{shown}.rs"));
        if !shown.is_some_and(is_right) {
            fault("exercise.toml: `solution` names no right solution to be shown first".to_owned());
        }
        let chapter = map
            .chapter_of_exercise(name)
            .expect("names come from the map");
        if exercise["chapter"].as_str() != Some(&chapter.slug) {
            fault(format!(
                "exercise.toml names another chapter than the map, {}",
                chapter.slug
            ));
        }
        if !read(format!("exercises/{name}/src/lib.rs")).contains(&*chapter.slug) {
            fault(format!(
                "src/lib.rs does not point at the chapter, {}",
                chapter.slug
            ));
        }
        for what in spec_faults(&exercise, &read(format!("exercises/{name}/tests/grade.rs"))) {
            fault(what);
        }
        half_translated("exercise.toml", &toml::Value::Table(exercise), &mut fault);
    }
    none(&findings);
}

/// Cases and messages: those in `exercise.toml` and those that `tests/grade.rs` speaks of.
fn spec_faults(exercise: &toml::Table, grade: &str) -> Vec<String> {
    let listed = grade
        .split_once("grader::main!(")
        .and_then(|(_, rest)| rest.split_once(')'));
    let (listed, _) = listed.unwrap_or_default();
    let graded = set(listed
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty()));
    let cases = exercise.get("case").and_then(toml::Value::as_array);
    let titled = set(cases
        .into_iter()
        .flatten()
        .filter_map(|case| case["name"].as_str()));
    let mut faults = Vec::new();
    for name in graded.symmetric_difference(&titled) {
        faults.push(format!(
            "case `{name}` is not in both of exercise.toml and grader::main!"
        ));
    }
    let messages = exercise.get("message").and_then(toml::Value::as_table);
    for key in messages.into_iter().flat_map(toml::Table::keys) {
        if !grade.contains(&format!("\"{key}\"")) {
            faults.push(format!(
                "message.{key}: tests/grade.rs requires nothing by this key"
            ));
        }
    }
    for key in required_keys(grade) {
        if !messages.is_some_and(|messages| messages.contains_key(key)) {
            faults.push(format!(
                "tests/grade.rs requires `{key}`, which has no message"
            ));
        }
    }
    faults
}

/// The keys of all requirements: the last text in the call, as in `require(condition, "key")`.
fn required_keys(grade: &str) -> BTreeSet<&str> {
    let calls = ["require(", "require_eq(", "require_at_most(", "sometimes("];
    let calls = calls.iter().flat_map(|call| grade.match_indices(call));
    let calls =
        calls.filter(|(at, _)| !grade[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
    calls
        .map(|(at, call)| {
            let arguments = &grade[at + call.len()..];
            let mut open = 1;
            let end = arguments.find(|c: char| {
                open += i32::from(c == '(') - i32::from(c == ')');
                open == 0
            });
            let arguments = &arguments[..end.unwrap_or(arguments.len())];
            arguments.rsplit('"').nth(1).unwrap_or(arguments)
        })
        .collect()
}

/// Every `{ pl, ru }` is there in both languages, with the same `{placeholders}`.
fn half_translated(path: &str, value: &toml::Value, fault: &mut impl FnMut(String)) {
    match value {
        toml::Value::Table(table) => {
            let text = |key| table.get(key).and_then(toml::Value::as_str);
            if table.contains_key("pl") || table.contains_key("ru") {
                let (pl, ru) = (
                    text("pl").unwrap_or_default(),
                    text("ru").unwrap_or_default(),
                );
                if pl.trim().is_empty() || ru.trim().is_empty() {
                    fault(format!("{path}: text is missing in one language"));
                }
                if placeholders(pl) != placeholders(ru) {
                    fault(format!(
                        "{path}: not the same {{placeholders}} in both languages"
                    ));
                }
            }
            for (key, value) in table {
                half_translated(&format!("{path}: {key}"), value, fault);
            }
        }
        toml::Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                half_translated(&format!("{path}[{index}]"), value, fault);
            }
        }
        _ => {}
    }
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    let opened = text.split('{').skip(1);
    opened
        .filter_map(|rest| Some(rest.split_once('}')?.0))
        .collect()
}

#[test]
fn faults_of_an_exercise_are_seen() {
    let exercise: toml::Table = r#"
        [[case]]
        name = "first"
        title = { pl = "a", ru = "" }
        [message.early]
        pl = "{actual}"
        ru = "нет"
    "#
    .parse()
    .expect("valid TOML");
    let mut seen = Vec::new();
    half_translated("", &toml::Value::Table(exercise.clone()), &mut |what| {
        seen.push(what);
    });
    assert_eq!(seen.len(), 2, "{seen:?}");
    let right = "grader::main!(first); fn first() { require_eq(f(\"x\"), 1, \"early\") }";
    assert_eq!(spec_faults(&exercise, right), [""; 0]);
    assert_eq!(
        spec_faults(&exercise, &right.replacen("first", "second", 1)).len(),
        2
    );
    assert_eq!(
        spec_faults(&exercise, &right.replace("early", "late")).len(),
        2
    );
}
