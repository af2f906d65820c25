//! `{{#correction E2-12}} … {{#endcorrection}}`: what widespread teaching material says, and what is so.

use crate::{
    book::{markup, words::Words},
    messages::Problem,
};

/// Opens the box. The key is the correction's row in the list of known errors; it becomes the box's id.
///
/// ```text
/// in    {{#correction E2-12}}
///
///       Bariera czeka na przybycie, nie na zakończenie.
///
///       {{#endcorrection}}
///
/// out   <div class="correction" role="note" aria-labelledby="correction-e2-12">
///       <p class="box-title" id="correction-e2-12">Sprostowanie</p>
///
///       Bariera czeka na przybycie, nie na zakończenie.
///
///       </div>
/// ```
///
/// # Errors
///
/// Without a key.
pub fn open(key: &str, words: &Words) -> Result<String, Problem> {
    if key.is_empty() {
        return Err(Problem::fault("correction-without-key"));
    }
    let id = format!("correction-{}", markup::slug(key));
    Ok(markup::block(&format!(
        "<div class=\"correction\" role=\"note\" aria-labelledby=\"{id}\">\n<p class=\"box-title\" id=\"{id}\">{}</p>",
        words.correction
    )))
}

/// Closes the box.
#[must_use]
pub fn close() -> String {
    markup::block("</div>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::words;
    use timeline::Language;

    #[test]
    fn is_titled_in_the_language_of_the_edition() {
        let polish = open("E2-12", words::of(Language::Pl)).unwrap();
        let russian = open("E2-12", words::of(Language::Ru)).unwrap();
        assert!(
            polish.contains("id=\"correction-e2-12\">Sprostowanie</p>"),
            "{polish}"
        );
        assert!(russian.contains(">На самом деле</p>"), "{russian}");
    }

    #[test]
    fn needs_a_key() {
        let problem = open("", words::of(Language::Pl)).unwrap_err();
        assert_eq!(problem.key(), "correction-without-key");
    }
}
