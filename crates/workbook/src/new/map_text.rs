//! The map as a text that people write: what is added leaves their comments, their order and their line breaks alone.

use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use crate::{
    map::{self, Map, MapError},
    messages::Problem,
};

/// Where things stand in the text, in bytes.
#[derive(Deserialize)]
struct Places {
    #[serde(rename = "chapter")]
    chapters: Vec<ChapterPlaces>,
}

#[derive(Deserialize)]
struct ChapterPlaces {
    slug: Spanned<String>,
    minutes: Spanned<MinutesPlaces>,
    exercises: Option<Spanned<Vec<Spanned<String>>>>,
}

#[derive(Deserialize)]
struct MinutesPlaces {
    read: Spanned<u32>,
    exercise: Option<Spanned<u32>>,
}

impl Places {
    fn of(text: &str) -> Result<Places, Problem> {
        toml::from_str(text).map_err(|error| no_place(error.message()))
    }

    fn chapter(&self, slug: &str) -> Result<&ChapterPlaces, Problem> {
        let mut chapters = self.chapters.iter();
        chapters
            .find(|chapter| chapter.slug.get_ref() == slug)
            .ok_or_else(|| no_place(slug))
    }
}

/// The map is one, but not written in the way that is known here.
fn no_place(reason: &str) -> Problem {
    Problem::fault("new-no-place")
        .with("file", map::FILE)
        .with("reason", reason)
}

/// The text with one more exercise of a chapter, and with its minutes.
///
/// # Errors
/// When the place for it is not found, or the result would be no map.
pub fn with_exercise(
    text: &str,
    chapter: &str,
    exercise: &str,
    minutes: u32,
) -> Result<String, Problem> {
    let places = Places::of(text)?;
    let places = places.chapter(chapter)?;
    let quoted = format!("\"{exercise}\"");
    let mut insertions = vec![match &places.exercises {
        Some(list) => match list.get_ref().last() {
            Some(last) => (last.span(), format!("\"{}\", {quoted}", last.get_ref())),
            None => (list.span(), format!("[{quoted}]")),
        },
        None => {
            let end = places.minutes.span().end;
            (end..end, format!("\nexercises = [{quoted}]"))
        }
    }];
    let known = places.minutes.get_ref();
    insertions.push(match &known.exercise {
        Some(before) => (before.span(), (before.get_ref() + minutes).to_string()),
        None => {
            let end = known.read.span().end;
            (end..end, format!(", exercise = {minutes}"))
        }
    });
    // From the end, so that the places before stay right.
    insertions.sort_by_key(|(place, _)| std::cmp::Reverse(place.start));
    let mut changed = text.to_owned();
    for (place, new) in insertions {
        changed.replace_range(place, &new);
    }
    let map = checked(&changed)?;
    let owner = map.chapter_of_exercise(exercise);
    if owner.is_none_or(|owner| owner.slug != chapter) {
        return Err(no_place(chapter));
    }
    Ok(changed)
}

/// The text with one more chapter, whose table is `table`: before the chapter `next`, or at the end.
///
/// # Errors
/// As [`with_exercise`].
pub fn with_chapter(text: &str, table: &str, next: Option<&str>) -> Result<String, Problem> {
    let Some(next) = next else {
        let changed = format!("{}\n\n{table}", text.trim_end());
        return checked(&changed).map(|_| changed);
    };
    let places = Places::of(text)?;
    let slug = places.chapter(next)?.slug.span().start;
    let header = text[..slug]
        .rfind("[[chapter]]")
        .ok_or_else(|| no_place(next))?;
    // Comments right above a header belong to it.
    let mut at = header;
    while let Some(line) = text[..at].lines().next_back()
        && line.starts_with('#')
    {
        at -= line.len() + 1;
    }
    let changed = format!("{}{table}\n{}", &text[..at], &text[at..]);
    checked(&changed).map(|_| changed)
}

fn checked(text: &str) -> Result<Map, Problem> {
    Map::parse(text, Path::new(map::FILE)).map_err(|error| match error {
        MapError::Refused {
            value,
            rule: map::Rule::Unique,
            ..
        } => Problem::usage("new-name-taken").with("name", value),
        error => no_place(&error.to_string()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str = r#"# The map.

[[chapter]]
slug = "ch01_a" # first
title = { pl = "A", ru = "А" }
minutes = { read = 12, estimated = true }

# About b.
[[chapter]]
slug = "ch03_b"
title = { pl = "B", ru = "Б" }
minutes = { read = 5, exercise = 10 } # both
exercises = [
    "ex03_one", # one
]
"#;

    fn added(before: &str, after: &str) -> Vec<String> {
        let lines = after.lines().filter(|line| !before.contains(line));
        lines.map(str::to_owned).collect()
    }

    #[test]
    fn an_exercise_is_added_in_the_place_where_the_others_are() {
        let first = with_exercise(MAP, "ch01_a", "ex01_x", 20).expect("a map");
        assert_eq!(
            added(MAP, &first),
            [
                "minutes = { read = 12, exercise = 20, estimated = true }",
                "exercises = [\"ex01_x\"]"
            ]
        );
        let second = with_exercise(&first, "ch01_a", "ex01_y", 5).expect("a map");
        assert_eq!(
            added(&first, &second),
            [
                "minutes = { read = 12, exercise = 25, estimated = true }",
                "exercises = [\"ex01_x\", \"ex01_y\"]"
            ]
        );
        let other = with_exercise(MAP, "ch03_b", "ex03_two", 7).expect("a map");
        assert_eq!(
            added(MAP, &other),
            [
                "minutes = { read = 5, exercise = 17 } # both",
                "    \"ex03_one\", \"ex03_two\", # one"
            ]
        );
        let empty = MAP.replace("    \"ex03_one\", # one\n", "");
        let first = with_exercise(&empty, "ch03_b", "ex03_two", 7).expect("a map");
        assert!(first.contains("exercises = [\"ex03_two\"]"), "{first}");
    }

    #[test]
    fn a_chapter_is_added_before_another_or_at_the_end() {
        let table = "[[chapter]]\nslug = \"ch02_c\"\ntitle = { pl = \"C\", ru = \"В\" }\nminutes = { read = 1 }\n";
        let between = with_chapter(MAP, table, Some("ch03_b")).expect("a map");
        assert!(between.contains(&format!("{table}\n# About b.\n[[chapter]]\n")));
        let last = with_chapter(MAP, table, None).expect("a map");
        assert!(last.ends_with(&format!("# one\n]\n\n{table}")), "{last}");
        for map in [between, last] {
            assert!(map.starts_with("# The map.\n\n[[chapter]]\nslug = \"ch01_a\" # first\n"));
        }
    }

    #[test]
    fn a_name_that_is_taken_is_refused() {
        for taken in ["ex03_one", "ch03_b"] {
            let refused = with_exercise(MAP, "ch01_a", taken, 1).expect_err(taken);
            assert_eq!(refused.key(), "new-name-taken");
        }
    }
}
