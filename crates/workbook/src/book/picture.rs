//! What the pages need of the crate `timeline`: a recording's file, and its picture with the table that stands for it.

use super::words::Words;
use crate::messages::{Problem, reasons};
use std::{io::ErrorKind, path::Path};
use timeline::{
    Language, Timeline,
    svg::{self, Picture},
    table,
};

/// The text of a recorded file.
///
/// # Errors
///
/// A file that is not there: the message tells the command that writes it.
pub fn recording(root: &Path, path: &str, command: &str) -> Result<String, Problem> {
    std::fs::read_to_string(root.join(path)).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Problem::fault("recording-missing")
            .with("file", path)
            .with("command", command),
        _ => reasons::unreadable(path, &error),
    })
}

/// The picture and, folded, the table. `id` begins all ids in the picture, which must be unique in the whole book: the page to print
/// holds all chapters.
#[must_use]
pub fn html(
    timeline: &Timeline,
    language: Language,
    id: &str,
    title: &str,
    words: &Words,
) -> String {
    let picture = Picture {
        language,
        id,
        title,
    };
    format!(
        "{}<details class=\"timeline-table\"><summary>{}</summary>\n{}</details>",
        svg::render(timeline, &picture),
        words.as_table,
        table::render(timeline, language)
    )
}
