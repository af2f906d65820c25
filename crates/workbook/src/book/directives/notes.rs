//! `{{#notes}} … {{#endnotes}}`: folded notes for the person who leads a workshop.

use crate::book::{markup, words::Words};

/// Opens the notes.
///
/// ```text
/// in    {{#notes}}
///
///       Narysuj dwie rundy.
///
///       {{#endnotes}}
///
/// out   <details class="notes">
///       <summary>Notatki dla prowadzących</summary>
///
///       Narysuj dwie rundy.
///
///       </details>
/// ```
#[must_use]
pub fn open(words: &Words) -> String {
    markup::block(&format!(
        "<details class=\"notes\">\n<summary>{}</summary>",
        words.notes
    ))
}

/// Closes the notes.
#[must_use]
pub fn close() -> String {
    markup::block("</details>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::words;
    use timeline::Language;

    #[test]
    fn leaves_room_for_markdown_inside() {
        let html = format!("{}**a**{}", open(words::of(Language::Ru)), close());
        assert!(
            html.contains("Заметки для преподавателя</summary>\n\n**a**\n</details>"),
            "{html}"
        );
    }
}
