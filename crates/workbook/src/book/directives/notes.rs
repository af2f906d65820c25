//! `{{#notes}} … {{#endnotes}}`: folded notes for the person who leads a workshop.

use crate::book::{markup, words::Words};

/// Opens the notes. The search leaves them out: they are for one reader of many, and folded.
///
/// ```text
/// in    {{#notes}}
///
///       Narysuj dwie rundy.
///
///       {{#endnotes}}
///
/// out   <div hidden>…</div>
///       <details class="notes">
///       <summary>Notatki dla prowadzących</summary>
///
///       Narysuj dwie rundy.
///
///       <div hidden>…</div>
///       </details>
/// ```
#[must_use]
pub fn open(words: &Words) -> String {
    markup::block(&format!(
        "{}\n<details class=\"notes\">\n<summary>{}</summary>",
        markup::search_pauses("div"),
        words.notes
    ))
}

/// Closes the notes. They end the page, and whoever has seen the end of a page has read it: the hidden element is not the last one.
#[must_use]
pub fn close() -> String {
    markup::block(&format!("{}\n</details>", markup::search_resumes("div")))
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
            html.contains("Заметки для преподавателя</summary>\n\n**a**\n<div hidden>"),
            "{html}"
        );
        assert!(html.trim_end().ends_with("</details>"), "{html}");
    }
}
