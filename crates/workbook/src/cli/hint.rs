//! `hint`: one more each time.
//!
//! Those shown before are repeated, since each builds on the one before it; the new one stands last, next to the prompt.

use std::fmt::Write as _;

use runner::{Exercise, Paint};
use serde::Serialize;

use super::{
    course::Course,
    terminal::{Style, print},
};
use crate::{
    learner::{self, Hints},
    messages::{Argument, Messages},
};

/// The columns of a hint's number with what is around it.
const INDENT: usize = 5;

/// The form of `--json`.
#[derive(Serialize)]
struct Answer<'a> {
    exercise: &'a str,
    #[serde(flatten)]
    hints: &'a Hints,
}

/// Shows one more hint, for the exercise to work on if none is named.
pub fn hint(word: Option<&str>, json: bool, messages: &Messages) -> anyhow::Result<()> {
    let course = Course::open()?;
    let exercise = course.find_or_upcoming(word)?;
    let hints = learner::hint(&course.store, &exercise)?;
    let text = if json {
        let answer = Answer {
            exercise: &exercise.name,
            hints: &hints,
        };
        serde_json::to_string_pretty(&answer)? + "\n"
    } else {
        text(&exercise, &hints, Style::of_output(), messages)
    };
    Ok(print(&text)?)
}

fn text(exercise: &Exercise, hints: &Hints, style: Style, messages: &Messages) -> String {
    let language = messages.language();
    let number = |number: usize| Argument::Number(number as u64);
    let shown = hints.shown.len();
    let arguments = [
        ("name", exercise.name.as_str().into()),
        ("title", exercise.title.get(language).into()),
        ("shown", number(shown)),
        ("of", number(hints.of)),
    ];
    let mut text = style.paragraph(&messages.say("hint-title", &arguments), 0);
    for (index, hint) in hints.shown.iter().enumerate() {
        let is_old = hints.is_new && index + 1 < shown;
        let hint = hint.get(language);
        text.push('\n');
        let lines = if is_old {
            style.painted_paragraph(Paint::Faint, hint, INDENT)
        } else {
            style.paragraph(hint, INDENT)
        };
        // Where the first line is indented, there is room for the number.
        let _ = write!(text, "{:>3}. {}", index + 1, lines.trim_start());
    }
    text.push('\n');
    let left = hints.of - shown;
    let key = match (left, hints.is_new) {
        (0, true) => "hint-last",
        (0, false) => "hint-no-more",
        _ => "hint-more",
    };
    let arguments = [
        ("left", number(left)),
        ("name", exercise.name.as_str().into()),
    ];
    let end = messages.say(key, &arguments);
    text + &style.painted_paragraph(Paint::Faint, &end, 0)
}
