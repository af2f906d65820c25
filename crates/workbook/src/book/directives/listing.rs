//! `{{#listing path:anchor}}`: source text from the workspace, as the reader of this edition should see it.
//!
//! The line numbers are those of the file, so that "wiersz 23" in a verdict, in the editor and on the page are the same line. They
//! are not text: they cannot be selected, copied or found, and screen readers skip them.

use crate::{
    book::{
        language_filter::{self, Line},
        markup,
        words::{self, Words},
    },
    messages::{Problem, reasons},
};
use std::{fmt::Write, path::Path};
use timeline::Language;

/// What a listing shows.
#[derive(Debug, PartialEq, Eq)]
pub struct Listing {
    /// The path from the workspace root, as written in the chapter.
    pub path: String,
    /// The lines.
    pub lines: Vec<Line>,
}

/// Reads what `argument` (`path` or `path:anchor`) names, as seen in one language.
///
/// # Errors
///
/// A file that cannot be read or lies outside the workspace, an anchor that is not there or not closed.
pub fn read(root: &Path, argument: &str, language: Language) -> Result<Listing, Problem> {
    let (path, anchor) = match argument.split_once(':') {
        Some((path, anchor)) => (path, Some(anchor)),
        None => (argument, None),
    };
    if path.is_empty() {
        return Err(Problem::fault("listing-without-path"));
    }
    if Path::new(path)
        .components()
        .any(|part| !matches!(part, std::path::Component::Normal(_)))
    {
        return Err(Problem::fault("listing-outside").with("file", path));
    }
    let source = std::fs::read_to_string(root.join(path))
        .map_err(|error| reasons::unreadable(path, &error))?;
    let lines = select(&source, anchor).map_err(|mark| {
        Problem::fault("listing-without-anchor")
            .with("file", path)
            .with("mark", mark)
    })?;
    let lines = if anchor.is_none() {
        without_header(lines)
    } else {
        lines
    };
    Ok(Listing {
        path: path.to_owned(),
        lines: wrap_comments(dedent(language_filter::keep(&lines, language))),
    })
}

/// Drops what a file says about itself at its top, which is for contributors and in English: `//!` lines, a docstring of one line.
pub(super) fn without_header(mut lines: Vec<Line>) -> Vec<Line> {
    let is_header = |line: &Line| {
        let text = line.text.trim();
        text.is_empty()
            || text.starts_with("//!")
            || (text.starts_with("\"\"\"") && text.len() > 3 && text.ends_with("\"\"\""))
    };
    let header = lines.iter().take_while(|line| is_header(line)).count();
    lines.drain(..header);
    lines
}

/// The longest comment that needs no scrolling at the width of a page.
const COMMENT_AT_MOST: usize = 74;

/// Breaks long comments that have a line of their own; what goes on below has no line number.
fn wrap_comments(lines: Vec<Line>) -> Vec<Line> {
    let mut out = Vec::with_capacity(lines.len());
    for line in lines {
        let body = line.text.trim_start();
        let indent = &line.text[..line.text.len() - body.len()];
        let marker = ["///", "//", "#"].into_iter().find(|marker| {
            body.strip_prefix(marker)
                .is_some_and(|rest| rest.starts_with(' '))
        });
        let Some(marker) = marker.filter(|_| line.text.chars().count() > COMMENT_AT_MOST) else {
            out.push(line);
            continue;
        };
        let mut number = line.number;
        let mut text = format!("{indent}{marker}");
        for word in body[marker.len()..].split_whitespace() {
            if text.chars().count() + 1 + word.chars().count() > COMMENT_AT_MOST
                && text.len() > indent.len() + marker.len()
            {
                let full = std::mem::replace(&mut text, format!("{indent}{marker}"));
                out.push(Line { number, text: full });
                number = language_filter::NO_NUMBER;
            }
            text.push(' ');
            text.push_str(word);
        }
        out.push(Line { number, text });
    }
    out
}

/// The lines of an anchor, or all; comments that mark anchors are never among them. The error is the mark that is missing.
fn select(source: &str, anchor: Option<&str>) -> Result<Vec<Line>, String> {
    let mut inside = anchor.is_none();
    let (mut opened, mut closed) = (false, false);
    let mut lines = Vec::new();
    for (text, number) in source.lines().zip(1..) {
        match mark(text) {
            Some((begins, name)) if Some(name) == anchor => {
                inside = begins;
                opened |= begins;
                closed |= !begins;
            }
            None if inside => lines.push(Line {
                number,
                text: text.to_owned(),
            }),
            _ => {}
        }
    }
    match anchor {
        Some(anchor) if !opened => Err(format!("ANCHOR: {anchor}")),
        Some(anchor) if !closed => Err(format!("ANCHOR_END: {anchor}")),
        _ => {
            let blank = |line: &Line| line.text.trim().is_empty();
            let start = lines.iter().take_while(|line| blank(line)).count();
            let end = lines.iter().rev().take_while(|line| blank(line)).count();
            let end = lines.len() - end;
            Ok(lines.get(start..end).unwrap_or_default().to_vec())
        }
    }
}

/// `// ANCHOR: name` gives `(true, name)`, `# ANCHOR_END: name` gives `(false, name)`.
fn mark(line: &str) -> Option<(bool, &str)> {
    let line = line.trim();
    let comment = line
        .strip_prefix("//")
        .or_else(|| line.strip_prefix('#'))?
        .trim();
    if let Some(name) = comment.strip_prefix("ANCHOR_END:") {
        return Some((false, name.trim()));
    }
    comment
        .strip_prefix("ANCHOR:")
        .map(|name| (true, name.trim()))
}

/// Takes off the indentation that all lines share.
fn dedent(mut lines: Vec<Line>) -> Vec<Line> {
    let shared = lines
        .iter()
        .filter(|line| !line.text.trim().is_empty())
        .map(|line| line.text.len() - line.text.trim_start().len())
        .min()
        .unwrap_or(0);
    for line in &mut lines {
        line.text = line.text.get(shared..).unwrap_or_default().to_owned();
    }
    lines
}

/// The page's form of a listing.
///
/// ```text
/// in    {{#listing examples/ch13_barriers/barrier.rs:meeting}}
///
/// out   <figure class="listing">
///       <figcaption><code>examples/ch13_barriers/barrier.rs</code></figcaption>
///       <div class="listing-body">
///       <div class="gutter" aria-hidden="true"><span data-line="14"></span>…</div>
///
///       <pre><code class="language-rust" tabindex="0" …>barrier.wait();
///       </code></pre>
///
///       </div>
///       </figure>
/// ```
#[must_use]
pub fn html(listing: &Listing, words: &Words) -> String {
    figure(listing, "listing", "", words)
}

/// A listing with a class of its own and something more in the caption.
pub(super) fn figure(listing: &Listing, class: &str, caption: &str, words: &Words) -> String {
    // Where it does not fit on a line, it breaks between folders.
    let path = markup::escape(&listing.path).replace('/', "/<wbr>");
    let mut gutter = String::new();
    let mut code = String::new();
    for line in &listing.lines {
        let _ = match line.number {
            language_filter::NO_NUMBER => write!(gutter, "<span></span>"),
            number => write!(gutter, "<span data-line=\"{number}\"></span>"),
        };
        code.push_str(&markup::escape(&line.text));
        code.push('\n');
    }
    let label = markup::escape(&words::fill(words.listing, &listing.path));
    let open = markup::block(&format!(
        "<figure class=\"{class}\">\n<figcaption>{caption}<code class=\"path\">{path}</code></figcaption>\n\
         <div class=\"listing-body\">\n<div class=\"gutter\" aria-hidden=\"true\">{gutter}</div>"
    ));
    // A `<pre>` block may hold blank lines and ends with its own tag, so it must not share a block with the rest.
    let pre = format!(
        "<pre><code class=\"{}\" tabindex=\"0\" role=\"group\" aria-label=\"{label}\">{code}</code></pre>\n",
        language_class(&listing.path)
    );
    format!("{open}{pre}{}", markup::block("</div>\n</figure>"))
}

fn language_class(path: &str) -> &'static str {
    match Path::new(path)
        .extension()
        .and_then(|extension| extension.to_str())
    {
        Some("rs") => "language-rust",
        Some("py") => "language-python",
        Some("toml") => "language-toml",
        Some("sh") => "language-bash",
        _ => "language-plaintext",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "fn main() {\n    // ANCHOR: meet\n    // pl: tu\n    // ru: здесь\n    if a < b {\n\n        wait();\n    }\n    // ANCHOR_END: meet\n}\n";

    fn written() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("a.rs"), SOURCE).unwrap();
        root
    }

    #[test]
    fn shows_the_anchor_with_the_files_line_numbers() {
        let root = written();
        let listing = read(root.path(), "a.rs:meet", Language::Ru).unwrap();
        let numbers: Vec<u32> = listing.lines.iter().map(|line| line.number).collect();
        assert_eq!(numbers, [4, 5, 6, 7, 8]);
        assert_eq!(listing.lines[0].text, "// здесь");
        assert_eq!(listing.lines[3].text, "    wait();");
    }

    #[test]
    fn the_whole_file_shows_no_anchor_comments() {
        let root = written();
        let listing = read(root.path(), "a.rs", Language::Pl).unwrap();
        assert!(
            listing
                .lines
                .iter()
                .all(|line| !line.text.contains("ANCHOR"))
        );
        assert_eq!(listing.lines.last().unwrap().number, 10);
    }

    #[test]
    fn what_a_file_says_to_contributors_is_not_shown() {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(
            root.path().join("a.rs"),
            "//! E0277: for contributors.\n\nfn main() {}\n",
        )
        .unwrap();
        std::fs::write(
            root.path().join("a.py"),
            "\"\"\"For contributors.\"\"\"\n\nimport os\n",
        )
        .unwrap();
        for path in ["a.rs", "a.py"] {
            let lines = read(root.path(), path, Language::Pl).unwrap().lines;
            assert_eq!((lines.len(), lines[0].number), (1, 3), "{lines:?}");
        }
    }

    #[test]
    fn a_long_comment_is_broken_and_its_rest_has_no_number() {
        let root = tempfile::tempdir().unwrap();
        let long = "słowo ".repeat(14);
        for marker in ["//", "///"] {
            std::fs::write(
                root.path().join("a.rs"),
                format!("fn f() {{\n    {marker} pl: {long}\n    g();\n}}\n"),
            )
            .unwrap();
            let listing = read(root.path(), "a.rs", Language::Pl).unwrap();
            let numbers: Vec<u32> = listing.lines.iter().map(|line| line.number).collect();
            assert_eq!(numbers, [1, 2, language_filter::NO_NUMBER, 3, 4]);
            assert!(
                listing.lines[2]
                    .text
                    .starts_with(&format!("    {marker} słowo")),
                "{listing:?}"
            );
            assert!(
                html(&listing, words::of(Language::Pl))
                    .contains("<span data-line=\"2\"></span><span></span>")
            );
        }
    }

    #[test]
    fn says_what_is_missing() {
        let root = written();
        let problem = |argument| read(root.path(), argument, Language::Pl).unwrap_err();
        assert_eq!(
            problem("a.rs:absent").to_string(),
            "listing-without-anchor file=a.rs mark=ANCHOR: absent"
        );
        assert_eq!(problem("b.rs"), reasons::no_file("b.rs"));
        assert_eq!(problem("../a.rs").key(), "listing-outside");
    }

    #[test]
    fn code_is_escaped_and_numbers_are_no_text() {
        let root = written();
        let listing = read(root.path(), "a.rs:meet", Language::Pl).unwrap();
        let html = html(&listing, words::of(Language::Pl));
        assert!(html.contains("if a &lt; b {\n\n    wait();"), "{html}");
        assert!(
            html.contains("<span data-line=\"3\"></span><span data-line=\"5\"></span>"),
            "{html}"
        );
        assert!(
            html.contains("<div class=\"gutter\" aria-hidden=\"true\">"),
            "{html}"
        );
    }
}
