//! `next`: which exercise to do, and where everything about it is.

use std::fmt::Write as _;

use runner::Exercise;
use serde::Serialize;
use timeline::{Language, Text};
use unicode_width::UnicodeWidthStr;

use super::{
    course::Course,
    status::{exercise_title, number_of},
    terminal::{Style, print},
};
use crate::{learner, map::Chapter, messages::Messages};

/// The form of `--json`; `null` if all have passed.
#[derive(Serialize)]
struct Next<'a> {
    exercise: &'a str,
    title: &'a Text,
    minutes: u32,
    chapter: &'a str,
    /// The chapter's page, from the root of the workbook.
    page: Text,
    /// The learner's file, from the root of the workbook.
    file: String,
    command: String,
}

impl<'a> Next<'a> {
    fn of(exercise: &'a Exercise) -> Next<'a> {
        let page = |language: Language| {
            let (code, chapter) = (language.code(), &exercise.chapter);
            format!("book/{code}/{chapter}.md")
        };
        Next {
            exercise: &exercise.name,
            title: &exercise.title,
            minutes: exercise.minutes,
            chapter: &exercise.chapter,
            page: Text {
                pl: page(Language::Pl),
                ru: page(Language::Ru),
            },
            file: learner::file_of(&exercise.name),
            command: format!("cargo workbook check {}", exercise.name),
        }
    }
}

/// Shows the exercise to work on.
pub fn next(json: bool, messages: &Messages) -> anyhow::Result<()> {
    let course = Course::open()?;
    let next = course.upcoming(&course.store.read()?).map(Next::of);
    let text = if json {
        serde_json::to_string_pretty(&next)? + "\n"
    } else {
        next.map_or_else(
            || messages.say("all-passed", &[]) + "\n",
            |next| text(&next, &course, messages),
        )
    };
    Ok(print(&text)?)
}

fn text(next: &Next<'_>, course: &Course, messages: &Messages) -> String {
    let language = messages.language();
    let head = exercise_title(next.exercise, next.title, next.minutes, messages);
    let mut text = Style::of_output().paragraph(&head, 0);
    let typed = |file: &str| course.typed(file.as_ref());
    let page = typed(next.page.get(language));
    let chapter = course.map.chapter(next.chapter).map_or(page.clone(), |of| {
        format!("{} ({page})", numbered(of, language))
    });
    let rows = [
        ("next-chapter", chapter),
        ("next-file", typed(&next.file)),
        (
            "next-edit",
            format!("cargo workbook open {}", next.exercise),
        ),
        ("next-check", next.command.clone()),
    ];
    let rows = rows.map(|(key, value)| (messages.say(key, &[]), value));
    let widest = rows.iter().map(|(label, _)| label.width()).max();
    for (label, value) in &rows {
        let missing = widest.unwrap_or(0) - label.width();
        let _ = writeln!(text, "  {label}{:missing$}  {value}", "");
    }
    text
}

/// `13. Bariery`.
fn numbered(chapter: &Chapter, language: Language) -> String {
    let title = chapter.title.get(language);
    format!("{}. {title}", number_of(&chapter.slug))
}
