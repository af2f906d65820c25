//! One picture for two things: what a real run did and what an explored schedule does.
//!
//! This crate holds the data (its JSON form is a contract, see `Timeline`) and two renderers: fixed-width text for the
//! terminal and inline SVG for the page. It does not record anything: `narrator` records runs, the grader's runner turns
//! schedules into timelines. Each text is carried in both languages, so that one recording serves both editions.

pub mod schedule;
pub mod svg;
pub mod table;
pub mod text;

mod layout;
mod words;

use serde::{Deserialize, Serialize};

/// The version of the JSON form written by this crate.
pub const SCHEMA: u32 = 1;

/// A language of the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Polish.
    Pl,
    /// Russian.
    Ru,
}

impl Language {
    /// Both editions, Polish first (`/` is Polish, `/ru/` is Russian).
    pub const ALL: [Language; 2] = [Language::Pl, Language::Ru];

    /// The two-letter code: `pl` or `ru`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Language::Pl => "pl",
            Language::Ru => "ru",
        }
    }

    /// The language with this two-letter code, in lower case.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Language> {
        Language::ALL
            .into_iter()
            .find(|language| language.code() == code)
    }
}

/// The same text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// Polish.
    pub pl: String,
    /// Russian.
    pub ru: String,
}

impl Text {
    /// The text in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Pl => &self.pl,
            Language::Ru => &self.ru,
        }
    }
}

/// What `Event::at` counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Microseconds since the start: a real run.
    #[default]
    Microseconds,
    /// Steps of a schedule, from 0.
    Steps,
}

/// What a lane stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LaneKind {
    /// A thread.
    Thread,
    /// An async task.
    Task,
    /// A future that its task polls among others.
    Future,
    /// A process.
    Process,
}

/// One thread, task, future or process: a row of the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lane {
    /// Referred to by `Event::lane`.
    pub id: usize,
    /// Shown at the row.
    pub name: Text,
    /// What the lane stands for.
    pub kind: LaneKind,
}

/// What an event shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A point: the program said something.
    Say,
    /// A span: the lane waits.
    Wait,
    /// A span: the lane holds a lock, a permit, …
    Hold,
    /// A span: the lane computes.
    Run,
    /// A point of a schedule: one operation on `object`.
    Step,
    /// A point of a schedule: here it goes wrong.
    Fault,
    /// A point: the lane ends.
    End,
}

/// A point (`until` is absent) or a span of one lane.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The `Lane::id`.
    pub lane: usize,
    /// When it begins, in the timeline's unit.
    pub at: u64,
    /// What it shows.
    pub kind: Kind,
    /// When a span ends; a wait or a hold that never ends has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<u64>,
    /// What happened, for a reader. Whose event it is need not be said: the renderers show the lane.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// The object concerned, by the name shown to the reader ("muteks 1").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<Text>,
    /// The source file, as the reader knows it (`src/lib.rs`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The line in `file`, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The text of that line, trimmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A recorded run or an explored schedule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeline {
    /// Always [`SCHEMA`].
    pub schema: u32,
    /// What `Event::at` counts.
    #[serde(default)]
    pub unit: Unit,
    /// The rows, from the top: in each process its threads in the order in which they were spawned, the one that spawned them first,
    /// then its tasks and futures in the order in which they were made; child processes after their parent.
    pub lanes: Vec<Lane>,
    /// Ordered by `at`, then by the order in which they happened.
    pub events: Vec<Event>,
}

impl Timeline {
    /// The JSON form, one lane or event a line, so that two recordings can be compared line by line.
    #[must_use]
    pub fn to_json(&self) -> String {
        fn lines<T: Serialize>(items: &[T]) -> String {
            let lines: Vec<String> = items
                .iter()
                .map(|item| format!("    {}", json(item)))
                .collect();
            lines.join(",\n")
        }
        format!(
            "{{\n  \"schema\": {},\n  \"unit\": {},\n  \"lanes\": [\n{}\n  ],\n  \"events\": [\n{}\n  ]\n}}\n",
            self.schema,
            json(&self.unit),
            lines(&self.lanes),
            lines(&self.events),
        )
    }

    /// Reads the JSON form.
    ///
    /// # Errors
    ///
    /// If `json` is not JSON or not a timeline.
    pub fn from_json(json: &str) -> serde_json::Result<Timeline> {
        serde_json::from_str(json)
    }
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("plain data, whose keys are strings, has a JSON form")
}
