//! `status`: how far the learner is, chapter by chapter.

use std::fmt::Write as _;

use runner::{Outcome, Paint};
use timeline::Text;
use unicode_width::UnicodeWidthStr;

use super::{
    course::Course,
    terminal::{Style, print},
};
use crate::{
    learner::{ChapterStatus, ExerciseStatus, Status},
    messages::Messages,
    progress::Work,
};

/// The columns of a chapter's number, and of a mark.
const NUMBER: usize = 2;
const MARK: usize = 1;
const GAP: usize = 2;
/// In wider lines the eye does not find from a title to its remark.
const WIDEST: usize = 80;

/// Prints it, as JSON if asked to.
pub fn status(json: bool, messages: &Messages) -> anyhow::Result<()> {
    let status = Course::open()?.status()?;
    let text = if json {
        serde_json::to_string_pretty(&status)? + "\n"
    } else {
        let style = Style::of_output().at_most(WIDEST);
        Page { style, messages }.text(&status)
    };
    Ok(print(&text)?)
}

struct Page<'a> {
    style: Style,
    messages: &'a Messages,
}

impl Page<'_> {
    fn text(&self, status: &Status) -> String {
        let exercises = status.chapters.iter().flat_map(|c| &c.exercises);
        let names = exercises.map(|exercise| exercise.name.width()).max();
        let names = names.unwrap_or(0);
        let mut text = self.summary(status);
        for chapter in &status.chapters {
            text.push_str(&self.chapter(chapter));
            for exercise in &chapter.exercises {
                text.push_str(&self.exercise(exercise, names));
            }
        }
        text.push('\n');
        let legend = self.messages.say("status-legend", &[]);
        text.push_str(&self.style.painted_paragraph(Paint::Faint, &legend, 0));
        let exercises = status.chapters.iter().flat_map(|c| &c.exercises);
        let mut next = exercises.filter(|e| Some(&e.name) == status.next.as_ref());
        let next = next.next().map(|e| (&*e.name, &e.title, e.minutes));
        text.push_str(&next_lines(next, self.style, self.messages));
        text
    }

    fn summary(&self, status: &Status) -> String {
        let count = |number: usize| (number as u64).into();
        let read = status.chapters.iter().filter(|chapter| chapter.read);
        let arguments = [
            ("passed", count(status.passed)),
            ("all", count(status.all)),
            ("read", count(read.count())),
            ("chapters", count(status.chapters.len())),
        ];
        let summary = self.messages.say("status-summary", &arguments);
        self.style.paragraph(&summary, 0) + "\n"
    }

    fn chapter(&self, chapter: &ChapterStatus) -> String {
        let number = format!("{:>NUMBER$}", number_of(&chapter.slug));
        let remark = if chapter.read {
            self.messages.say("status-read", &[])
        } else {
            String::new()
        };
        let title = chapter.title.get(self.messages.language());
        number + &self.columns(NUMBER, title, &remark)
    }

    fn exercise(&self, exercise: &ExerciseStatus, names: usize) -> String {
        let (mark, paint) = mark(&exercise.work);
        let indent = NUMBER + GAP;
        let missing = names - exercise.name.width();
        let head = format!(
            "{:indent$}{} {}{:missing$}",
            "",
            self.style.paint(paint, mark),
            exercise.name,
            ""
        );
        let used = indent + MARK + 1 + names;
        let title = exercise.title.get(self.messages.language());
        head + &self.columns(used, title, &self.remark(exercise))
    }

    /// The rest of a line of which `used` columns are taken: a title, cut if need be, and a remark at the right edge.
    fn columns(&self, used: usize, title: &str, remark: &str) -> String {
        let room = self.style.width.saturating_sub(used + GAP);
        let mut line = format!("{:GAP$}", "");
        if remark.is_empty() {
            line.push_str(&runner::clip(title, room));
        } else {
            let room = room.saturating_sub(GAP + remark.width());
            let title = runner::clip(title, room);
            let missing = room.saturating_sub(title.width()) + GAP;
            let remark = self.style.paint(Paint::Faint, remark);
            let _ = write!(line, "{title}{:missing$}{remark}", "");
        }
        line.push('\n');
        line
    }

    /// How long an exercise takes while nothing is done, then what was done.
    fn remark(&self, exercise: &ExerciseStatus) -> String {
        let say = |key, arguments: &[_]| self.messages.say(key, arguments);
        let work = &exercise.work;
        let mut remarks = Vec::new();
        if work.attempts > 0 {
            remarks.push(say("status-attempts", &[("count", work.attempts.into())]));
        }
        if work.hints > 0 {
            let arguments = [
                ("shown", (work.hints as u64).into()),
                ("of", (exercise.hints as u64).into()),
            ];
            remarks.push(say("status-hints", &arguments));
        }
        if remarks.is_empty() && work.passed.is_none() {
            let minutes = u64::from(exercise.minutes);
            remarks.push(say("minutes", &[("minutes", minutes.into())]));
        }
        remarks.join(", ")
    }
}

/// Which exercise to do next, and how to begin; that there is none.
pub fn next_lines(next: Option<(&str, &Text, u32)>, style: Style, messages: &Messages) -> String {
    let Some((name, title, minutes)) = next else {
        return style.paragraph(&messages.say("all-passed", &[]), 0);
    };
    let exercise = exercise_title(name, title, minutes, messages);
    let next = messages.say("next-is", &[("exercise", exercise.into())]);
    let how = messages.say("next-how", &[]);
    style.paragraph(&next, 0) + &style.painted_paragraph(Paint::Faint, &how, 0)
}

/// An exercise with its title and how long it takes.
pub fn exercise_title(name: &str, title: &Text, minutes: u32, messages: &Messages) -> String {
    let arguments = [
        ("name", name.into()),
        ("title", title.get(messages.language()).into()),
        ("minutes", u64::from(minutes).into()),
    ];
    messages.say("exercise-title", &arguments)
}

/// `13` of `ch13_barriers`.
pub fn number_of(slug: &str) -> &str {
    let number = slug.trim_start_matches(|first: char| !first.is_ascii_digit());
    let number = number.split('_').next().unwrap_or_default();
    match number.trim_start_matches('0') {
        "" => "0",
        number => number,
    }
}

fn mark(work: &Work) -> (&'static str, Paint) {
    match (work.passed, work.outcome) {
        (Some(_), _) => ("✓", Paint::Good),
        (None, Some(Outcome::Failed | Outcome::DoesNotCompile)) => ("✗", Paint::Bad),
        (None, None) if work.hints == 0 => ("○", Paint::Faint),
        (None, _) => ("…", Paint::Open),
    }
}

#[cfg(test)]
mod tests {
    use timeline::Language;

    use super::*;
    use crate::progress::Moment;

    fn status() -> Status {
        let exercise = |name: &str, work| ExerciseStatus {
            name: name.to_owned(),
            title: Text {
                pl: "Bariera wielokrotnego użytku".into(),
                ru: "Многоразовый барьер для потоков".into(),
            },
            minutes: 25,
            hints: 4,
            work,
        };
        let tried = Work {
            attempts: 12,
            hints: 3,
            outcome: Some(Outcome::Failed),
            ..Work::default()
        };
        let passed = Work {
            passed: Some(Moment(1)),
            ..tried
        };
        Status {
            chapters: vec![ChapterStatus {
                slug: "ch07_mutex".into(),
                title: Text {
                    pl: "Muteks".into(),
                    ru: "Мьютекс".into(),
                },
                read: true,
                exercises: vec![
                    exercise("ex07_counter", Work::default()),
                    exercise("ex07_joinable_queue", tried),
                    exercise("ex07_transfer", passed),
                ],
            }],
            passed: 1,
            all: 3,
            next: Some("ex07_joinable_queue".into()),
        }
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        for language in Language::ALL {
            let messages = &Messages::new(language);
            for width in [60, 80, 100] {
                let colour = false;
                let style = Style { width, colour };
                let text = Page { style, messages }.text(&status());
                for line in text.lines() {
                    assert!(line.width() <= width, "{width}: {line}");
                }
            }
        }
    }

    #[test]
    fn each_state_has_its_mark_and_its_remark() {
        let messages = &Messages::new(Language::Pl);
        let style = Style {
            width: 60,
            colour: false,
        };
        let text = Page { style, messages }.text(&status());
        let lines: Vec<&str> = text.lines().skip(2).take(4).collect();
        assert_eq!(
            lines,
            [
                " 7  Muteks                                       przeczytany",
                "    ○ ex07_counter         Bariera wielokrotnego uż…  25 min",
                "    ✗ ex07_joinable_queue  Barier…  12 prób, 3/4 podpowiedzi",
                "    ✓ ex07_transfer        Barier…  12 prób, 3/4 podpowiedzi",
            ]
        );
    }

    #[test]
    fn the_number_of_a_chapter_is_without_zeros() {
        assert_eq!(number_of("ch13_barriers"), "13");
        assert_eq!(number_of("ch07_mutex"), "7");
        assert_eq!(number_of("ch00_start"), "0");
    }
}
