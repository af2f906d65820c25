//! Finds the directives in a chapter and puts in their place what they stand for.
//!
//! A directive is alone on its line. Lines inside code fences are left alone, except for the fence `quiz`. Every mistake is
//! reported with its line: the author's next action is always to open that line.

use super::{
    directives::{
        correction, exercise, listing, minutes, notes,
        quiz::{self, Quiz},
        refused, run, schedule, start, tabs, timeline,
    },
    markup, typography,
    words::{self, Words},
};
use crate::{map::Map, messages::Problem};
use ::timeline::Language;
use std::path::Path;

/// The page whose directives are replaced.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The workbook's root.
    pub root: &'a Path,
    /// The edition.
    pub language: Language,
    /// The map.
    pub map: &'a Map,
    /// The chapter's slug: its file name without `.md`.
    pub chapter: &'a str,
}

impl Page<'_> {
    /// The words of the edition.
    #[must_use]
    pub fn words(&self) -> &'static Words {
        words::of(self.language)
    }
}

/// The names of all directives, for the message about an unknown one.
const NAMES: &str = "start, minutes, listing, refused, run, timeline, schedule, exercise, tabs, tab, endtabs, correction, endcorrection, \
                     notes, endnotes";

/// Something that must be closed, and the line that opened it.
enum Open {
    Tabs { tabs: usize, line: usize },
    Correction { line: usize },
    Notes { line: usize },
}

impl Open {
    fn describe(&self) -> (&'static str, usize) {
        match self {
            Open::Tabs { line, .. } => ("tabs", *line),
            Open::Correction { line } => ("correction", *line),
            Open::Notes { line } => ("notes", *line),
        }
    }
}

/// Replaces the directives of one chapter.
///
/// ```text
/// in    Czas: {{#minutes}} alone on its line, and so on
/// out   the same Markdown with HTML in the place of each directive
/// ```
///
/// # Errors
///
/// The line, from 1, and what is wrong there.
pub fn rewrite(content: &str, page: &Page) -> Result<String, (usize, Problem)> {
    let mut out = String::with_capacity(content.len() * 2);
    let mut open: Vec<Open> = Vec::new();
    let mut fence: Option<Fence> = None;
    let mut asked: Option<Asked> = None;
    let mut lines = content.lines().zip(1..).peekable();
    while let Some((line, number)) = lines.next() {
        let at = |problem: Problem| (number, problem);
        if let Some(inside) = &mut fence {
            if !inside.ends_at(line) {
                inside.push(line, &mut out);
                continue;
            }
            match fence.take() {
                Some(Fence {
                    quiz: Some(source),
                    opened,
                    ..
                }) => {
                    let quiz = quiz::parse(&source).map_err(|problem| (opened, problem))?;
                    out.push_str(&quiz::html(&quiz, page.chapter, page.language));
                    asked = quiz.error.map(|code| Asked { code, opened });
                }
                _ => {
                    out.push_str(line);
                    out.push('\n');
                }
            }
            continue;
        }
        if let Some(question) = asked.take_if(|_| !line.trim().is_empty()) {
            let argument = question.answer(line)?;
            let listing = refused::html(page.root, argument, page.language, page.words());
            let listing = listing.map_err(at)?;
            out.push_str(&refused::behind_a_click(&listing, page.words()));
            continue;
        }
        if let Some(opened) = Fence::opened_by(line, number) {
            if opened.quiz.is_none() {
                out.push_str(line);
                out.push('\n');
            }
            fence = Some(opened);
            continue;
        }
        match directive(line).map_err(at)? {
            None => {
                let next = lines.peek().map(|(next, _)| *next);
                out.push_str(&typography::bind(line, next, page.language));
            }
            Some((name, argument)) => {
                out.push_str(&replace(name, argument, number, page, &mut open).map_err(at)?);
            }
        }
    }
    if let Some(question) = asked {
        question.answer("")?;
    }
    if let Some(fence) = fence {
        return Err((fence.opened, Problem::fault("fence-open")));
    }
    match open.last() {
        None => Ok(out),
        Some(open) => {
            let (name, line) = open.describe();
            let problem = Problem::fault("directive-open")
                .with("open", quoted(name))
                .with("close", quoted(&format!("end{name}")));
            Err((line, problem))
        }
    }
}

/// The quizzes of a chapter; those that are not as they should be are left out, for [`rewrite`] to complain about.
#[must_use]
pub fn quizzes(content: &str) -> Vec<Quiz> {
    let mut quizzes = Vec::new();
    let mut fence: Option<Fence> = None;
    let mut elsewhere = String::new();
    for (line, number) in content.lines().zip(1..) {
        match &mut fence {
            None => fence = Fence::opened_by(line, number),
            Some(inside) if inside.ends_at(line) => {
                let source = fence.take().and_then(|fence| fence.quiz);
                quizzes.extend(source.and_then(|source| quiz::parse(&source).ok()));
            }
            Some(inside) => inside.push(line, &mut elsewhere),
        }
    }
    quizzes
}

/// What one directive stands for.
fn replace(
    name: &str,
    argument: &str,
    line: usize,
    page: &Page,
    open: &mut Vec<Open>,
) -> Result<String, Problem> {
    let words = page.words();
    let unsearched = |html: String| markup::unsearched(&html);
    let not_open = || Err(Problem::fault("directive-closes-nothing").with("name", quoted(name)));
    match name {
        "start" => start::html(page).map(unsearched),
        "minutes" => {
            let chapter = page
                .map
                .chapter(page.chapter)
                .ok_or_else(|| Problem::fault("map-without-chapter").with("name", page.chapter))?;
            let time = chapter.minutes;
            Ok(minutes::html(
                time.read,
                time.exercise,
                time.estimated,
                words,
            ))
        }
        "listing" => {
            let listing = listing::read(page.root, argument, page.language)?;
            Ok(listing::html(&listing, words))
        }
        "refused" => refused::html(page.root, argument, page.language, words),
        "run" => run::html(page.map, argument, words).map(unsearched),
        "timeline" => timeline::html(page, argument).map(unsearched),
        "schedule" => schedule::html(page, argument).map(unsearched),
        "exercise" => exercise::html(page, argument).map(unsearched),
        "tabs" => {
            open.push(Open::Tabs { tabs: 0, line });
            Ok(tabs::open())
        }
        "tab" => match open.last_mut() {
            Some(Open::Tabs { tabs, .. }) => {
                *tabs += 1;
                tabs::tab(argument, *tabs == 1)
            }
            _ => Err(Problem::fault("tab-outside")),
        },
        "endtabs" => match open.pop() {
            Some(Open::Tabs { tabs: 2.., .. }) => Ok(tabs::close()),
            Some(Open::Tabs { .. }) => Err(Problem::fault("tabs-too-few")),
            _ => not_open(),
        },
        "correction" => {
            open.push(Open::Correction { line });
            correction::open(argument, words)
        }
        "endcorrection" => match open.pop() {
            Some(Open::Correction { .. }) => Ok(correction::close()),
            _ => not_open(),
        },
        "notes" => {
            open.push(Open::Notes { line });
            Ok(notes::open(words))
        }
        "endnotes" => match open.pop() {
            Some(Open::Notes { .. }) => Ok(notes::close()),
            _ => not_open(),
        },
        _ => Err(Problem::fault("directive-unknown")
            .with("name", name)
            .with("known", NAMES)),
    }
}

/// A directive as an author writes it.
fn quoted(name: &str) -> String {
    format!("{{{{#{name}}}}}")
}

/// mdBook's own directives, which are left to it.
const OF_MDBOOK: [&str; 5] = [
    "include",
    "rustdoc_include",
    "playground",
    "playpen",
    "title",
];

/// The name and the argument of a directive, if the line is one of ours.
fn directive(line: &str) -> Result<Option<(&str, &str)>, Problem> {
    let Some(inner) = line.trim_end().strip_prefix("{{#") else {
        return Ok(None);
    };
    let Some(inner) = inner
        .strip_suffix("}}")
        .filter(|inner| !inner.contains("}}"))
    else {
        return Err(Problem::fault("directive-not-alone"));
    };
    let (name, argument) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    if OF_MDBOOK.contains(&name) {
        return Ok(None);
    }
    Ok(Some((name, argument.trim())))
}

/// A quiz about a compiler error, whose answer comes next: the refused listing, folded, so that it is not seen before the choices.
struct Asked {
    /// The error's code.
    code: String,
    /// The line that opened the quiz.
    opened: usize,
}

impl Asked {
    /// The argument of the directive on the next line, which must be the listing with this error.
    fn answer<'a>(&self, line: &'a str) -> Result<&'a str, (usize, Problem)> {
        match directive(line) {
            Ok(Some(("refused", argument))) if argument.starts_with(&self.code) => Ok(argument),
            _ => {
                let listing = quoted(&format!("refused {} …", self.code));
                let problem = Problem::fault("quiz-unanswered").with("listing", listing);
                Err((self.opened, problem))
            }
        }
    }
}

/// A code fence that is open.
struct Fence {
    /// The backticks or tildes that opened it.
    mark: String,
    /// The line that opened it.
    opened: usize,
    /// For a quiz, what it holds so far.
    quiz: Option<String>,
}

impl Fence {
    fn opened_by(line: &str, number: usize) -> Option<Fence> {
        let body = line.trim_start();
        let character = body
            .chars()
            .next()
            .filter(|character| "`~".contains(*character))?;
        let length = body.chars().take_while(|found| *found == character).count();
        if length < 3 {
            return None;
        }
        let info = body[length..].trim();
        Some(Fence {
            mark: body[..length].to_owned(),
            opened: number,
            quiz: (info == "quiz").then(String::new),
        })
    }

    fn ends_at(&self, line: &str) -> bool {
        let body = line.trim();
        body.starts_with(&self.mark) && body.trim_start_matches(&self.mark[..1]).is_empty()
    }

    fn push(&mut self, line: &str, out: &mut String) {
        let target = self.quiz.as_mut().unwrap_or(out);
        target.push_str(line);
        target.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(content: &str) -> Result<String, (usize, Problem)> {
        let map = Map::parse(
            "[[chapter]]\nslug = \"ch13_barriers\"\ntitle = { pl = \"a\", ru = \"б\" }\nminutes = { read = 12 }\n",
            Path::new("course.toml"),
        )
        .unwrap();
        let page = Page {
            root: Path::new("/nowhere"),
            language: Language::Pl,
            map: &map,
            chapter: "ch13_barriers",
        };
        rewrite(content, &page)
    }

    #[test]
    fn text_without_directives_stays_as_it_is() {
        let text = "# T {#top}\n\nThe `{{#x}}` in code.\n\n```rust\n{{#listing no}}\n```\n\n{{#include x.rs}}\n";
        assert_eq!(rewritten(text).unwrap(), text);
    }

    #[test]
    fn a_directive_is_replaced_and_markdown_goes_on() {
        let html = rewritten("a\n{{#minutes}}\n*b*\n").unwrap();
        assert!(html.starts_with("a\n\n<p class=\"minutes\">12"), "{html}");
        assert!(html.ends_with("</p>\n\n*b*\n"), "{html}");
    }

    /// The line of the mistake, and the problem as it is written in logs.
    fn mistake(content: &str) -> (usize, String) {
        let (line, problem) = rewritten(content).unwrap_err();
        (line, problem.to_string())
    }

    #[test]
    fn mistakes_name_their_line() {
        assert_eq!(mistake("\n{{#lsting a}}").0, 2);
        for (content, said) in [
            ("{{#lsting a}}", "directive-unknown name=lsting"),
            ("{{#minutes}} x", "directive-not-alone"),
            ("{{#listing a.rs}}", "reason-no-file file=a.rs"),
            ("{{#run absent}}", "map-without-example name=absent"),
        ] {
            let (_, problem) = mistake(content);
            assert!(problem.starts_with(said), "{content}: {problem}");
        }
    }

    #[test]
    fn what_is_opened_is_closed() {
        let open = "directive-open open={{#notes}} close={{#endnotes}}".to_owned();
        assert_eq!(mistake("a\n{{#notes}}\nb\n"), (2, open));
        let nothing = "directive-closes-nothing name={{#endtabs}}".to_owned();
        assert_eq!(mistake("{{#endtabs}}"), (1, nothing));
        let one = "{{#tabs}}\n{{#tab rust}}\n{{#endtabs}}";
        assert_eq!(mistake(one), (3, "tabs-too-few".to_owned()));
        assert!(rewritten("{{#correction E2-12}}\n{{#endnotes}}").is_err());
        assert_eq!(mistake("a\n\n```rust\nb"), (3, "fence-open".to_owned()));
    }

    #[test]
    fn quizzes_are_found_outside_of_other_fences() {
        let quiz = |id: &str| {
            format!(
                "```quiz\nid = \"{id}\"\nquestion = \"?\"\nchoices = [\"1\", \"2\"]\nanswer = 1\nexplanation = \"e\"\nprogram = \"p\"\n```\n"
            )
        };
        let text = format!(
            "# T\n{}\n````text\n{}````\n{}",
            quiz("a"),
            quiz("b"),
            quiz("c")
        );
        let ids: Vec<String> = quizzes(&text).into_iter().map(|quiz| quiz.id).collect();
        assert_eq!(ids, ["a", "c"]);
    }

    #[test]
    fn the_answer_to_a_quiz_about_an_error_is_its_listing() {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("a.rs"), "let x: u8 = ();\n").unwrap();
        let map = Map::parse("", Path::new("course.toml")).unwrap();
        let page = Page {
            root: root.path(),
            language: Language::Pl,
            map: &map,
            chapter: "ch13_barriers",
        };
        let quiz = "```quiz\nid = \"a\"\nquestion = \"?\"\nchoices = [\"1\", \"2\"]\nanswer = 0\nexplanation = \"e\"\nerror = \"E0308\"\n```\n";
        let listing = "{{#refused E0308 a.rs}}\n";
        let html = rewrite(&format!("{quiz}\n{listing}\n{listing}"), &page).unwrap();
        let (folded, open) = html.split_once("</details>").unwrap();
        assert!(folded.contains("<details") && folded.contains("let x"));
        assert!(open.contains("let x") && !open.contains("details"));
        for follows in ["", "Text.\n", "{{#refused E0277 a.rs}}\n", "```rust\n```\n"] {
            let (line, problem) = rewrite(&format!("\n{quiz}{follows}"), &page).unwrap_err();
            assert_eq!(line, 2, "{problem}");
            assert!(
                problem.to_string().contains("{{#refused E0308"),
                "{problem}"
            );
        }
    }

    #[test]
    fn a_quiz_fence_becomes_a_form() {
        let source = "```quiz\nid = \"a\"\nquestion = \"?\"\nchoices = [\"1\", \"2\"]\nanswer = 0\nexplanation = \"e\"\nprogram = \"barrier\"\n```\nx\n";
        let html = rewritten(source).unwrap();
        assert!(
            html.contains("data-quiz=\"ch13_barriers/a\"") && html.ends_with("x\n"),
            "{html}"
        );
        assert!(!html.contains("```"), "{html}");
        assert_eq!(
            rewritten(&format!("\n{}", source.replace("answer = 0", "answer = 7")))
                .unwrap_err()
                .0,
            2
        );
    }
}
