//! A page of the book, seen as its skeleton (what both editions must share) and its prose (what a speller reads).
//!
//! This is no Markdown parser: it knows just what our pages are made of. Everything that is not prose is blanked out, never
//! cut out, so that a finding still has its line.

use std::path::Path;

use crate::workspace;

/// A part of a page that both editions share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// `## Text {#id}`
    Heading { level: usize, id: Option<String> },
    /// `{{#name arguments}}` alone on its line.
    Directive { name: String, arguments: String },
    /// A fenced block, by what follows the opening fence, and its text.
    Fence { info: String, body: String },
    /// `> [!NOTE]`
    Admonition(String),
    /// The target of a link or an image.
    Link(String),
    /// A line of a table, by its number of cells.
    Row(usize),
}

/// A page, taken apart.
pub struct Page {
    /// From the root.
    pub path: String,
    /// With the line of each, from 1.
    pub parts: Vec<(usize, Part)>,
    /// The text with everything blanked out that is not prose, the lines unchanged.
    pub prose: String,
}

impl Page {
    /// Reads and takes apart a page named from the root.
    pub fn read(path: &str) -> Page {
        Page::new(path, &workspace::read(path))
    }

    /// Takes a text apart; `path` is for messages.
    pub fn new(path: &str, text: &str) -> Page {
        let mut parts = Vec::new();
        let blocks = blank_blocks(text, &mut parts);
        let mut prose = blank_code_spans(&blocks);
        blank_headings_ids_and_rows(&mut prose, &mut parts);
        blank_tags(&mut prose, &mut parts);
        blank_links(&mut prose, &mut parts);
        parts.sort_by_key(|(line, _)| *line);
        Page {
            path: path.to_owned(),
            parts,
            prose: prose.iter().collect(),
        }
    }

    /// The directives of this name, with their lines.
    pub fn directives<'a>(&'a self, wanted: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
        self.parts
            .iter()
            .filter_map(move |(line, part)| match part {
                Part::Directive { name, arguments } if name == wanted => {
                    Some((*line, &**arguments))
                }
                _ => None,
            })
    }

    /// The quizzes, with their lines.
    pub fn quizzes(&self) -> impl Iterator<Item = (usize, toml::Table)> {
        self.parts.iter().filter_map(|(line, part)| match part {
            Part::Fence { info, body } if info == "quiz" => {
                let quiz = body
                    .parse()
                    .unwrap_or_else(|e| panic!("{}:{line}: {e}", self.path));
                Some((*line, quiz))
            }
            _ => None,
        })
    }
}

/// The pages of one edition, by file name, without `SUMMARY.md`.
pub fn pages_of(language: &str) -> Vec<String> {
    let folder = Path::new("book").join(language);
    let mut names = workspace::names_in(folder);
    names.retain(|name| name.ends_with(".md") && name != "SUMMARY.md");
    names
}

/// All pages of both editions.
pub fn all_pages() -> Vec<Page> {
    ["pl", "ru"]
        .iter()
        .flat_map(|language| {
            let names = pages_of(language).into_iter();
            names.map(move |name| Page::read(&format!("book/{language}/{name}")))
        })
        .collect()
}

/// Blanks fences and directives; what is left is Markdown text.
fn blank_blocks(text: &str, parts: &mut Vec<(usize, Part)>) -> String {
    let mut left = String::new();
    let mut open: Option<(usize, &str, String, String)> = None;
    for (index, line) in text.lines().enumerate() {
        let number = index + 1;
        let trimmed = line.trim();
        let fence = &trimmed[..trimmed.len() - trimmed.trim_start_matches('`').len()];
        match &mut open {
            Some((_, mark, ..)) if trimmed == *mark => {
                let (start, _, info, body) = open.take().expect("just seen");
                parts.push((start, Part::Fence { info, body }));
            }
            Some((.., body)) => {
                body.push_str(line);
                body.push('\n');
            }
            None if fence.len() >= 3 => {
                let info = trimmed[fence.len()..].trim().to_owned();
                open = Some((number, fence, info, String::new()));
            }
            None => match directive(trimmed) {
                Some(part) => parts.push((number, part)),
                None => left.push_str(line),
            },
        }
        left.push('\n');
    }
    if let Some((start, _, info, body)) = open {
        // Parity and the build will both complain; the block must not vanish here.
        parts.push((start, Part::Fence { info, body }));
    }
    left
}

fn directive(line: &str) -> Option<Part> {
    let inside = line.strip_prefix("{{#")?.strip_suffix("}}")?;
    let (name, arguments) = inside.split_once(' ').unwrap_or((inside, ""));
    Some(Part::Directive {
        name: name.to_owned(),
        arguments: arguments.trim().to_owned(),
    })
}

/// Blanks `code` and ``co`de``: a run of backticks up to the next run of the same length within the paragraph.
fn blank_code_spans(text: &str) -> Vec<char> {
    let mut chars: Vec<char> = text.chars().collect();
    let run_at = |chars: &[char], at: usize| chars[at..].iter().take_while(|c| **c == '`').count();
    let mut at = 0;
    while at < chars.len() {
        let run = run_at(&chars, at);
        if run == 0 {
            at += 1;
            continue;
        }
        let mut end = at + run;
        let close = loop {
            if end >= chars.len() || chars[end..].starts_with(&['\n', '\n']) {
                break None;
            }
            match run_at(&chars, end) {
                0 => end += 1,
                other if other == run => break Some(end + run),
                other => end += other,
            }
        };
        match close {
            Some(close) => {
                blank(&mut chars[at..close]);
                at = close;
            }
            None => at += run,
        }
    }
    chars
}

/// Blanks all but the line ends.
fn blank(chars: &mut [char]) {
    for c in chars.iter_mut().filter(|c| **c != '\n') {
        *c = ' ';
    }
}

/// The position of each line: its number, and where it begins and ends.
fn lines_of(chars: &[char]) -> Vec<(usize, usize, usize)> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (index, line) in chars.split(|c| *c == '\n').enumerate() {
        lines.push((index + 1, start, start + line.len()));
        start += line.len() + 1;
    }
    lines
}

fn blank_headings_ids_and_rows(chars: &mut [char], parts: &mut Vec<(usize, Part)>) {
    for (number, start, end) in lines_of(chars) {
        let line: String = chars[start..end].iter().collect();
        let level = line.chars().take_while(|c| *c == '#').count();
        if (1..=6).contains(&level) && line[level..].starts_with(' ') {
            let id = line.split_once("{#").and_then(|(_, after)| {
                let (id, rest) = after.split_once('}')?;
                rest.trim().is_empty().then(|| id.to_owned())
            });
            if id.is_some() {
                let from = line.chars().position(|c| c == '{').expect("just seen");
                blank(&mut chars[start + from..end]);
            }
            parts.push((number, Part::Heading { level, id }));
        } else if let Some(kind) = line.strip_prefix("> [!") {
            let kind = kind.split(']').next().unwrap_or_default();
            let kind_end = start + "> [!".len() + kind.chars().count() + 1;
            parts.push((number, Part::Admonition(kind.to_owned())));
            blank(&mut chars[start..kind_end.min(end)]);
        } else if line.trim_start().starts_with('|') {
            let cells = line.trim().trim_matches('|').replace("\\|", "");
            parts.push((number, Part::Row(cells.split('|').count())));
        }
    }
}

/// Blanks HTML tags and comments; `<https://…>` is a link.
fn blank_tags(chars: &mut [char], parts: &mut Vec<(usize, Part)>) {
    for (number, start, end) in lines_of(chars) {
        let mut at = start;
        while at < end {
            let is_tag = chars[at] == '<'
                && chars[at + 1..end]
                    .first()
                    .is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!'));
            let close = chars[at..end].iter().position(|c| *c == '>');
            match close {
                Some(length) if is_tag => {
                    let inside: String = chars[at + 1..at + length].iter().collect();
                    if inside.contains("://") && !inside.contains(' ') {
                        parts.push((number, Part::Link(inside)));
                    }
                    blank(&mut chars[at..=at + length]);
                    at += length + 1;
                }
                _ => at += 1,
            }
        }
    }
}

/// Blanks the targets of `[text](target)`, `![text](target)` and `[name]: target`, and the labels of footnotes.
fn blank_links(chars: &mut [char], parts: &mut Vec<(usize, Part)>) {
    for (number, start, end) in lines_of(chars) {
        let mut at = start;
        while at + 1 < end {
            if chars[at..].starts_with(&['[', '^']) {
                let label = chars[at..end].iter().position(|c| *c == ']');
                let close = label.map_or(end, |length| at + length);
                blank(&mut chars[at..close]);
                // A note's text follows its label and a colon; it is no target.
                at = (close + 2).min(end);
                continue;
            }
            let opens = match (chars[at], chars[at + 1]) {
                (']', '(') => Some(')'),
                (']', ':') if chars[start] == '[' => Some('\n'),
                _ => None,
            };
            at += 1;
            let Some(closing) = opens else { continue };
            let length = chars[at + 1..end].iter().position(|c| *c == closing);
            let close = length.map_or(end, |length| at + 1 + length);
            let target: String = chars[at + 1..close].iter().collect();
            let target = target.split_whitespace().next().unwrap_or_default();
            parts.push((number, Part::Link(target.to_owned())));
            blank(&mut chars[at..close]);
            at = close;
        }
    }
}

#[test]
fn a_page_is_taken_apart() {
    let page = Page::new(
        "page.md",
        "# Bariera: `wait()` {#top}\n\n{{#minutes}}\nTekst z `kodem [x](y)` i [łączem](ch00.md#top).\n\n\
         > [!NOTE]\n> Uwaga <b>x</b>\n\n| a | b |\n|---|---|\n\n```quiz\nid = \"q\"\nanswer = 1\n```\n\n\
         {{#refused E0277 examples/x.rs}}\n",
    );
    let parts: Vec<Part> = page.parts.iter().map(|(_, part)| part.clone()).collect();
    assert_eq!(
        parts,
        [
            Part::Heading {
                level: 1,
                id: Some("top".to_owned())
            },
            Part::Directive {
                name: "minutes".to_owned(),
                arguments: String::new()
            },
            Part::Link("ch00.md#top".to_owned()),
            Part::Admonition("NOTE".to_owned()),
            Part::Row(2),
            Part::Row(2),
            Part::Fence {
                info: "quiz".to_owned(),
                body: "id = \"q\"\nanswer = 1\n".to_owned()
            },
            Part::Directive {
                name: "refused".to_owned(),
                arguments: "E0277 examples/x.rs".to_owned()
            },
        ]
    );
    let words: Vec<&str> = page
        .prose
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .collect();
    assert_eq!(
        words,
        [
            "Bariera", "Tekst", "z", "i", "łączem", "Uwaga", "x", "a", "b"
        ]
    );
    assert_eq!(page.prose.lines().count(), 17);
    assert_eq!(page.quizzes().count(), 1);
    assert_eq!(
        page.directives("refused").collect::<Vec<_>>(),
        [(17, "E0277 examples/x.rs")]
    );
}
