//! `{{#refused E0277 path}}`: a listing that must not compile. That it does not, with this very code, is checked by a test.

use super::listing;
use crate::{
    book::{markup, words::Words},
    messages::Problem,
};
use std::path::Path;
use timeline::Language;

/// Splits the arguments into error code and the listing's argument.
///
/// # Errors
///
/// Anything but an error code of rustc and a path.
pub fn arguments(arguments: &str) -> Result<(&str, &str), Problem> {
    let usage = || Problem::fault("refused-usage").with("found", arguments);
    let (code, path) = arguments.split_once(' ').ok_or_else(usage)?;
    let digits = code.strip_prefix('E').ok_or_else(usage)?;
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(usage());
    }
    Ok((code, path.trim()))
}

/// A listing under the label "the compiler refuses this" and its error code.
///
/// ```text
/// in    {{#refused E0277 examples/ch13_barriers/refused/send_rc.rs}}
///
/// out   <figure class="listing refused">
///       <figcaption><span class="refused-label">Kompilator odrzuca ten kod</span> <code class="error-code">E0277</code> …
/// ```
///
/// # Errors
///
/// As [`arguments`] and [`listing::read`].
pub fn html(root: &Path, text: &str, language: Language, words: &Words) -> Result<String, Problem> {
    let (code, path) = arguments(text)?;
    let listing = listing::read(root, path, language)?;
    let caption = format!(
        "<span class=\"refused-label\">{}</span> <code class=\"error-code\">{code}</code> ",
        words.refused
    );
    Ok(listing::figure(
        &listing,
        "listing refused",
        &caption,
        words,
    ))
}

/// The listing as the answer to the quiz above it: folded, so that it is not seen before the choices.
///
/// ```text
/// out   <details class="compilers-answer">
///       <summary>Odpowiedź kompilatora</summary>
///       …
///       </details>
/// ```
#[must_use]
pub fn behind_a_click(listing: &str, words: &Words) -> String {
    let open = markup::block(&format!(
        "<details class=\"compilers-answer\">\n<summary>{}</summary>",
        words.compilers_answer
    ));
    format!("{open}{listing}{}", markup::block("</details>"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::words;

    #[test]
    fn shows_label_and_code() {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("a.rs"), "fn main() { x }\n").unwrap();
        let html = html(
            root.path(),
            "E0425 a.rs",
            Language::Ru,
            words::of(Language::Ru),
        )
        .unwrap();
        assert!(
            html.contains(
                "Компилятор отвергает этот код</span> <code class=\"error-code\">E0425</code>"
            ),
            "{html}"
        );
    }

    #[test]
    fn an_error_code_has_four_digits() {
        assert!(arguments("E27 a.rs").is_err());
        assert!(arguments("a.rs").is_err());
        assert_eq!(arguments("E0277 a.rs").unwrap(), ("E0277", "a.rs"));
    }
}
