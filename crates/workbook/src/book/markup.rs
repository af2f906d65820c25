//! Small helpers for writing HTML into Markdown.
//!
//! Markdown ends an HTML block at a blank line and treats a line indented by four spaces as code, so [`block`] is used for every
//! piece of HTML that a directive produces.

use super::typography;
use timeline::Language;

/// Escapes text for an element's content or an attribute's value.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

/// Escapes text and turns `` `code` `` into `<code>`, for short texts that come from a TOML file. Lines end only where the
/// [typography] of the language lets them.
///
/// ```text
/// in    wywołaj `wait`
/// out   wywołaj <code>wait</code>
/// ```
#[must_use]
pub fn inline(text: &str, language: Language) -> String {
    let text = typography::spaces(text, language);
    let parts: Vec<&str> = text.split('`').collect();
    let paired = parts.len() % 2 == 1;
    let mut out = String::new();
    for (index, part) in parts.iter().enumerate() {
        match (index % 2 == 1, paired) {
            (true, true) => out.push_str(&format!("<code>{}</code>", escape(part))),
            (true, false) => out.push_str(&format!("`{}", escape(part))),
            (false, _) => {
                if index > 0 && !paired {
                    out.push('`');
                }
                out.push_str(&escape(part));
            }
        }
    }
    out
}

/// A command or a path to type, with the button that copies it; `copy` is what the button does.
#[must_use]
pub fn command(text: &str, copy: &str) -> String {
    let text = escape(text);
    format!(
        "<code class=\"command\">{text}</code> <button type=\"button\" class=\"copy\" title=\"{copy}\" aria-label=\"{copy}: {text}\"></button>\
         <span class=\"copied\" role=\"status\"></span>"
    )
}

/// Surrounds HTML with blank lines and takes out those within, so that Markdown passes it on untouched.
#[must_use]
pub fn block(html: &str) -> String {
    let lines: Vec<&str> = html
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    format!("\n{}\n\n", lines.join("\n"))
}

/// A sign in an element that nobody sees. From here on the search leaves out what is on the page, until [`search_resumes`].
///
/// mdBook puts the text of every element into the index; `book/theme/js/search.js` takes out again what is between the signs. `element` is
/// `div` among blocks and `span` within a line.
#[must_use]
pub fn search_pauses(element: &str) -> String {
    format!("<{element} hidden>\u{2063}</{element}>")
}

/// The end of what [`search_pauses`] begins.
#[must_use]
pub fn search_resumes(element: &str) -> String {
    format!("<{element} hidden>\u{2064}</{element}>")
}

/// A block whose text is not what people search for.
#[must_use]
pub fn unsearched(block: &str) -> String {
    format!(
        "\n{}{block}{}\n\n",
        search_pauses("div"),
        search_resumes("div")
    )
}

/// Turns a path or a name into something usable in an `id`.
#[must_use]
pub fn slug(text: &str) -> String {
    text.chars()
        .map(|character| {
            if character.is_ascii_alphanumeric() {
                character.to_ascii_lowercase()
            } else {
                '-'
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_html_reads() {
        assert_eq!(
            escape(r#"a < b && c > "d""#),
            "a &lt; b &amp;&amp; c &gt; &quot;d&quot;"
        );
    }

    #[test]
    fn inline_code_becomes_an_element() {
        assert_eq!(
            inline("wywołaj `Arc<T>` raz", Language::Pl),
            "wywołaj <code>Arc&lt;T&gt;</code> raz"
        );
    }

    #[test]
    fn a_lone_backtick_stays() {
        assert_eq!(inline("a ` b", Language::Ru), "a ` b");
    }

    #[test]
    fn a_number_stays_with_its_word() {
        assert_eq!(
            inline("muteks 1 i `a 2`", Language::Pl),
            "muteks\u{a0}1 i\u{a0}<code>a 2</code>"
        );
    }

    #[test]
    fn a_block_has_no_blank_line_inside() {
        assert_eq!(block("<p>\n\n    x\n</p>"), "\n<p>\nx\n</p>\n\n");
    }
}
