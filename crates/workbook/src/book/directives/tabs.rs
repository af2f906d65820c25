//! `{{#tabs}} {{#tab python}} … {{#tab rust}} … {{#endtabs}}`: the same thing in two or more ways, one shown at a time.
//!
//! Without JavaScript and on paper the parts stand one below the other under their titles. `book/theme/js/tabs.js` turns them into
//! tabs and keeps the choice across pages.

use crate::{book::markup, messages::Problem};

/// The tabs there are: the name in a chapter, the title on the page. The same words in both languages.
const TITLES: [(&str, &str); 7] = [
    ("python", "Python"),
    ("rust", "Rust"),
    ("std", "std"),
    ("tokio", "tokio"),
    ("rayon", "rayon"),
    ("parking_lot", "parking_lot"),
    ("crossbeam", "crossbeam"),
];

/// Opens a group of tabs.
///
/// ```text
/// in    {{#tabs}}
///       {{#tab python}}
///
///       `threading.Barrier`
///
///       {{#endtabs}}
///
/// out   <div class="tabs">
///       <div class="tab" data-tab="python">
///       <p class="tab-title">Python</p>
///
///       `threading.Barrier`
///
///       </div>
///       </div>
/// ```
#[must_use]
pub fn open() -> String {
    markup::block("<div class=\"tabs\">")
}

/// Opens one tab; closes the one before it unless it is the first.
///
/// # Errors
///
/// A name that is not in the list.
pub fn tab(name: &str, first: bool) -> Result<String, Problem> {
    let Some((name, title)) = TITLES.iter().find(|(known, _)| *known == name) else {
        let known: Vec<&str> = TITLES.iter().map(|(known, _)| *known).collect();
        return Err(Problem::fault("tab-unknown")
            .with("name", name)
            .with("known", known.join(", ")));
    };
    let close = if first { "" } else { "</div>\n" };
    // The first tab is the one shown until the page's script knows better: marked here, so that nothing moves.
    let class = if first { "tab shown" } else { "tab" };
    Ok(markup::block(&format!(
        "{close}<div class=\"{class}\" data-tab=\"{name}\">\n<p class=\"tab-title\">{title}</p>"
    )))
}

/// Closes the last tab and the group.
#[must_use]
pub fn close() -> String {
    markup::block("</div>\n</div>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_element_is_closed() {
        let html = open() + &tab("python", true).unwrap() + &tab("rust", false).unwrap() + &close();
        assert_eq!(
            html.matches("<div").count(),
            html.matches("</div>").count(),
            "{html}"
        );
    }

    #[test]
    fn an_unknown_tab_lists_the_known_ones() {
        let problem = tab("go", true).unwrap_err().to_string();
        assert!(
            problem.starts_with("tab-unknown name=go known=python, rust"),
            "{problem}"
        );
    }
}
