//! `{{#schedule ex13_barrier wrong_one_round}}`: the schedule that breaks a wrong solution, as the grader found it. A third word names
//! the case, where not the first that breaks is wanted.
//!
//! `cargo workbook record` writes the verdict to `book/runs/`. The page holds the picture and a table; `book/theme/js/views.js` makes of
//! the same data a view that is stepped through, with the line of the solution beside it.

use crate::{
    book::{language_filter, markup, picture, rewrite::Page},
    messages::{Problem, reasons},
};
use serde::Deserialize;
use timeline::{Text, Timeline};

/// What the page needs of a verdict.
#[derive(Debug, Deserialize)]
struct Verdict {
    cases: Vec<Case>,
}

/// What the page needs of a case.
#[derive(Debug, Deserialize)]
struct Case {
    name: String,
    title: Text,
    message: Text,
    timeline: Option<Timeline>,
}

/// The first breaking schedule of a recorded verdict: its message, and the steps.
///
/// ```text
/// in    {{#schedule ex13_barrier wrong_one_round}}
///
/// out   <div class="panel schedule" role="group" aria-label="Przeplot, który psuje rozwiązanie">
///       <p class="panel-head">…</p>
///       <p class="schedule-message">…</p>
///       <div class="stepper" data-steps="{…}"><svg …></svg><details>…</details></div>
///       </div>
/// ```
///
/// # Errors
///
/// A verdict that is not recorded (the message says how to record it), or one that has no schedule.
pub fn html(page: &Page, argument: &str) -> Result<String, Problem> {
    let mut arguments = argument.split_whitespace();
    let (Some(exercise), Some(solution), wanted, None) = (
        arguments.next(),
        arguments.next(),
        arguments.next(),
        arguments.next(),
    ) else {
        return Err(Problem::fault("schedule-usage").with("found", argument));
    };
    let name = format!("{exercise}.{solution}");
    let path = format!("book/runs/{name}.json");
    let record = format!("cargo workbook record {exercise} {solution}");
    let json = picture::recording(page.root, &path, &record)?;
    let verdict: Verdict =
        serde_json::from_str(&json).map_err(|error| reasons::malformed(&path, error))?;
    let (case, timeline) = verdict
        .cases
        .iter()
        .filter(|case| wanted.is_none_or(|wanted| case.name == wanted))
        .find_map(|case| Some((case, case.timeline.as_ref()?)))
        .ok_or_else(|| match wanted {
            Some(wanted) => Problem::fault("schedule-without-case")
                .with("file", &*path)
                .with("case", wanted),
            None => Problem::fault("schedule-missing")
                .with("file", &*path)
                .with("command", record),
        })?;

    let words = page.words();
    let language = page.language;
    let id = format!(
        "schedule-{}-{}",
        markup::slug(page.chapter),
        markup::slug(&name)
    );
    let data = serde_json::json!({
        "timeline": timeline,
        "source": source(page, exercise, solution),
    });
    Ok(markup::block(&format!(
        "<div class=\"panel schedule\" role=\"group\" aria-label=\"{kind}\">\n\
         <p class=\"panel-head\"><span class=\"panel-kind\">{kind}</span> <span class=\"panel-name\">{title}</span></p>\n\
         <p class=\"schedule-message\">{message}</p>\n\
         <div class=\"stepper\" data-steps=\"{data}\">\n{picture}\n</div>\n</div>",
        kind = words.schedule,
        title = markup::inline(case.title.get(language), language),
        message = markup::inline(case.message.get(language), language),
        data = markup::escape(&data.to_string()),
        picture = picture::html(timeline, language, &id, words.schedule, words),
    )))
}

/// The lines of the wrong solution, as its schedule numbers them; none if it is not kept in the repository.
fn source(page: &Page, exercise: &str, solution: &str) -> serde_json::Value {
    let path = format!("solutions/{exercise}/{solution}.rs");
    let Ok(text) = std::fs::read_to_string(page.root.join(&path)) else {
        return serde_json::Value::Null;
    };
    let lines: Vec<language_filter::Line> = text
        .lines()
        .zip(1..)
        .map(|(text, number)| language_filter::Line {
            number,
            text: text.to_owned(),
        })
        .collect();
    // What the file expects of the grader stands at its top and would give the mistake away.
    let lines: Vec<(u32, String)> = language_filter::keep(&lines, page.language)
        .into_iter()
        .skip_while(|line| line.text.starts_with("//") || line.text.is_empty())
        .map(|line| (line.number, line.text))
        .collect();
    serde_json::json!({ "path": path, "lines": lines })
}

#[cfg(test)]
mod tests {
    use crate::{book::rewrite, map::Map, messages::Problem};
    use std::path::Path;
    use timeline::Language;

    const VERDICT: &str = r#"{ "cases": [
        { "name": "first", "title": { "pl": "a", "ru": "б" }, "message": { "pl": "", "ru": "" }, "timeline": null },
        { "name": "second", "title": { "pl": "nikt nie wychodzi za wcześnie", "ru": "никто не выходит рано" },
          "message": { "pl": "wątek 1 czeka", "ru": "поток 1 ждёт" },
          "timeline": { "schema": 1, "unit": "steps",
            "lanes": [{ "id": 1, "name": { "pl": "wątek 1", "ru": "поток 1" }, "kind": "thread" }],
            "events": [{ "lane": 1, "at": 0, "kind": "step", "text": { "pl": "zajmuje muteks 1", "ru": "захватывает мьютекс 1" },
                         "file": "src/lib.rs", "line": 7, "source": "let guard = self.lock();" }] } }] }"#;

    fn rewritten(root: &Path, directive: &str) -> Result<String, (usize, Problem)> {
        let map = Map::parse("", Path::new("course.toml")).unwrap();
        let page = rewrite::Page {
            root,
            language: Language::Ru,
            map: &map,
            chapter: "c",
        };
        rewrite::rewrite(directive, &page)
    }

    #[test]
    fn shows_the_first_case_that_has_a_schedule() {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(root.path().join("book/runs")).unwrap();
        std::fs::write(root.path().join("book/runs/ex1.wrong_a.json"), VERDICT).unwrap();
        std::fs::create_dir_all(root.path().join("solutions/ex1")).unwrap();
        std::fs::write(
            root.path().join("solutions/ex1/wrong_a.rs"),
            "// expect: deadlock in x\n\nfn f() {\n    // pl: a\n    // ru: б\n}\n",
        )
        .unwrap();
        let html = rewritten(root.path(), "{{#schedule ex1 wrong_a}}").unwrap();
        assert!(
            html.contains("никто не выходит рано") && html.contains("поток\u{a0}1 ждёт"),
            "{html}"
        );
        assert!(html.contains("захватывает мьютекс 1"), "{html}");
        let named = rewritten(root.path(), "{{#schedule ex1 wrong_a second}}").unwrap();
        assert_eq!(named, html);
        let (_, problem) = rewritten(root.path(), "{{#schedule ex1 wrong_a first}}").unwrap_err();
        assert_eq!(problem.key(), "schedule-without-case");
        assert!(
            html.contains("[[3,&quot;fn f() {&quot;],[5,&quot;    // б&quot;],[6,&quot;}&quot;]]"),
            "{html}"
        );
    }

    #[test]
    fn a_missing_recording_says_how_to_make_it() {
        let (line, problem) =
            rewritten(Path::new("/nowhere"), "{{#schedule ex1 wrong_a}}").unwrap_err();
        assert_eq!(line, 1);
        assert!(
            problem
                .to_string()
                .ends_with("command=cargo workbook record ex1 wrong_a"),
            "{problem}"
        );
    }
}
