//! `{{#exercise ex13_barrier}}`: the panel of an exercise: where to write, how to check, hints.

use crate::{
    book::{markup, rewrite::Page, words},
    learner,
    messages::{Problem, reasons},
};
use serde::Deserialize;
use std::{fmt::Write, path::Path};
use timeline::Text;

/// What the panel needs of `exercise.toml`; the grader reads the rest.
#[derive(Debug, Deserialize)]
pub(super) struct Exercise {
    pub(super) title: Text,
    minutes: u32,
    #[serde(default, rename = "hint")]
    hints: Vec<Text>,
}

impl Exercise {
    /// Reads the `exercise.toml` of the exercise `name`.
    ///
    /// # Errors
    ///
    /// A file that is not there or not of that form.
    pub(super) fn read(root: &Path, name: &str) -> Result<Exercise, Problem> {
        let path = format!("exercises/{name}/exercise.toml");
        let source = std::fs::read_to_string(root.join(&path))
            .map_err(|error| reasons::unreadable(&path, &error))?;
        toml::from_str(&source).map_err(|error| reasons::malformed_toml(&path, &error))
    }
}

/// An exercise panel.
///
/// ```text
/// in    {{#exercise ex13_barrier}}
///
/// out   <div class="panel exercise" id="ex13_barrier" data-exercise="ex13_barrier" role="group" aria-label="…">
///       <p class="panel-head">…</p>
///       <p class="panel-command">Plik do edycji: <code>exercises/ex13_barrier/src/lib.rs</code> …</p>
///       <p class="panel-command">W terminalu: <code>cargo workbook check ex13_barrier</code> …</p>
///       <p class="panel-actions served-only"><button …>Sprawdź</button>…</p>
///       <div class="hints"><details class="hint"><summary>Podpowiedź 1</summary>…</details>…</div>
///       <div class="verdict"></div>
/// ```
///
/// # Errors
///
/// An exercise the map does not give to this chapter, or an `exercise.toml` that cannot be read.
pub fn html(page: &Page, name: &str) -> Result<String, Problem> {
    match page.map.chapter_of_exercise(name) {
        None => return Err(Problem::fault("map-without-exercise").with("name", name)),
        Some(chapter) if chapter.slug != page.chapter => {
            return Err(Problem::fault("map-exercise-elsewhere")
                .with("name", name)
                .with("chapter", chapter.slug.clone()));
        }
        Some(_) => {}
    }
    let exercise = Exercise::read(page.root, name)?;
    let words = page.words();
    let title = markup::inline(exercise.title.get(page.language), page.language);
    let label = markup::escape(&format!(
        "{}: {}",
        words.exercise,
        exercise.title.get(page.language)
    ));
    let one_more = match exercise.hints.len() {
        0 => String::new(),
        all => format!(
            "<button type=\"button\" class=\"button small one-more\">{}</button>",
            words::fill(&words::fill(words.hint_of, 1), all)
        ),
    };
    let minutes = words::fill(words.about_minutes, exercise.minutes).replace(' ', "\u{a0}");
    let mut html = format!(
        "<div class=\"panel exercise\" id=\"{name}\" data-exercise=\"{name}\" role=\"group\" aria-label=\"{label}\">\n\
         <p class=\"panel-head\"><span class=\"panel-kind\">{kind}</span> <strong class=\"panel-name\">{title}</strong> \
         <span class=\"panel-minutes\">{minutes}</span> <span class=\"panel-state served-only\">{untried}</span></p>\n\
         <p class=\"panel-command\">{edit} {file}</p>\n\
         <p class=\"panel-command\">{terminal} {command}</p>\n\
         <p class=\"panel-actions served-only\"><button type=\"button\" class=\"button start\">{check}</button>\
         <button type=\"button\" class=\"button stop\" hidden>{stop}</button>{one_more}\
         <button type=\"button\" class=\"button small solve\" aria-expanded=\"false\">{solution}</button>\
         <button type=\"button\" class=\"button small reset\">{reset}</button> \
         <a class=\"open-editor\">{editor}</a></p>\n\
         <p class=\"static-only\">{server}</p>\n\
         <div class=\"hints\">\n",
        kind = words.exercise,
        edit = words.edit_file,
        file = markup::command(&learner::file_of(name), words.copy_this),
        terminal = words.in_terminal,
        command = markup::command(&format!("cargo workbook check {name}"), words.copy_this),
        check = words.check_button,
        stop = words.stop_button,
        solution = words.solution_button,
        reset = words.reset_button,
        editor = words.open_in_editor,
        untried = words.untried,
        server = words.start_server_to_check,
    );
    for (hint, number) in exercise.hints.iter().zip(1..) {
        let _ = writeln!(
            html,
            "<details class=\"hint\"><summary>{}</summary><p>{}</p></details>",
            words::fill(words.hint, number),
            markup::inline(hint.get(page.language), page.language)
        );
    }
    html.push_str("</div>\n<div class=\"verdict\"></div>\n</div>");
    Ok(markup::block(&html))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Map;
    use timeline::Language;

    fn page_in(root: &Path, check: impl FnOnce(&Page)) {
        let map = Map::parse(
            "[[chapter]]\nslug = \"c\"\ntitle = { pl = \"a\", ru = \"б\" }\nminutes = { read = 1 }\nexercises = [\"ex1\"]\n",
            Path::new("course.toml"),
        )
        .unwrap();
        check(&Page {
            root,
            language: Language::Ru,
            map: &map,
            chapter: "c",
        });
    }

    #[test]
    fn has_title_path_command_and_hints() {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(root.path().join("exercises/ex1")).unwrap();
        std::fs::write(
            root.path().join("exercises/ex1/exercise.toml"),
            "title = { pl = \"a\", ru = \"Барьер\" }\nminutes = 25\nengine = \"threads\"\n\
             [[hint]]\npl = \"x\"\nru = \"вызови `wait`\"\n",
        )
        .unwrap();
        page_in(root.path(), |page| {
            let html = html(page, "ex1").unwrap();
            for expected in [
                "Барьер",
                "exercises/ex1/src/lib.rs",
                "cargo workbook check ex1",
                "около\u{a0}25\u{a0}мин",
                "Подсказка 1</summary><p>вызови <code>wait</code>",
                "one-more\">Подсказка 1 из 1</button>",
            ] {
                assert!(html.contains(expected), "{expected} is not in {html}");
            }
        });
    }

    #[test]
    fn an_exercise_without_its_file_is_an_error() {
        page_in(Path::new("/nowhere"), |page| {
            assert!(
                html(page, "ex1").unwrap_err() == reasons::no_file("exercises/ex1/exercise.toml")
            );
            assert_eq!(html(page, "ex2").unwrap_err().key(), "map-without-exercise");
        });
    }
}
