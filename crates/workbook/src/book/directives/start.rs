//! `{{#start}}`: where to go on, and how far the reader is. On the start page.
//!
//! What is built is how it looks at the beginning, and what the page must know of the book; `book/theme/js/start.js` puts the progress
//! in, which nobody knows when the page is built.

use super::exercise::Exercise;
use crate::{
    book::{
        markup,
        rewrite::{self, Page},
        words::{self, Words},
    },
    messages::{Problem, reasons},
};
use serde::Serialize;
use std::collections::BTreeMap;

/// The book, as far as the start page needs it.
#[derive(Debug, Serialize)]
struct Book {
    chapters: Vec<Chapter>,
}

/// A chapter: where its sections lead, and what there is to do.
#[derive(Debug, Serialize)]
struct Chapter {
    slug: String,
    title: String,
    /// The titles of the sections, by id.
    headings: BTreeMap<String, String>,
    /// The keys of the quizzes.
    quizzes: Vec<String>,
    exercises: Vec<Named>,
}

/// An exercise.
#[derive(Debug, Serialize)]
struct Named {
    name: String,
    title: String,
}

/// The panel, as it is before anything has been done.
///
/// ```text
/// in    {{#start}}
///
/// out   <div class="panel start" data-book="{…}" role="group" aria-label="Postępy">
///       <p class="panel-actions start-next"><a class="button" href="ch00_start.html" …>Zacznij czytać</a> …</p>
///       <dl class="counts">…</dl>
///       …
///       </div>
/// ```
///
/// # Errors
///
/// A map without chapters or exercises; a chapter or an exercise of the map that cannot be read.
pub fn html(page: &Page) -> Result<String, Problem> {
    let chapters: Result<Vec<Chapter>, Problem> = page
        .map
        .chapters
        .iter()
        .map(|chapter| read(page, chapter))
        .collect();
    let book = Book {
        chapters: chapters?,
    };
    let first_exercise = book
        .chapters
        .iter()
        .find_map(|chapter| Some((&chapter.slug, chapter.exercises.first()?)));
    let (Some(first), Some((place, exercise))) = (book.chapters.first(), first_exercise) else {
        return Err(Problem::fault("map-without-exercises"));
    };
    let words = page.words();
    let data = serde_json::to_string(&book).expect("names and numbers have a form in JSON");
    Ok(markup::block(&format!(
        "<div class=\"panel start\" data-book=\"{data}\" role=\"group\" aria-label=\"{kind}\">\n\
         <p class=\"panel-kind\">{kind}</p>\n\
         <p class=\"panel-actions start-next\"><a class=\"button\" href=\"{slug}.html\" aria-describedby=\"start-place\">{begin}</a> \
         <span class=\"start-place\" id=\"start-place\"><span>{title}</span></span></p>\n\
         {counts}\
         <p class=\"start-exercise served-only\">{next} <a href=\"{place}.html#{name}\">{exercise}</a></p>\n\
         <p class=\"panel-actions start-file\">{save}{load}{forget}</p>\n\
         <p class=\"panel-said\" role=\"status\"></p>\n\
         <p class=\"start-kept served-only\">{in_file}</p>\n\
         <p class=\"start-kept static-only\">{in_browser}</p>\n\
         <p class=\"static-only\">{server}</p>\n\
         </div>",
        data = markup::escape(&data),
        kind = words.progress,
        slug = first.slug,
        begin = words.start_reading,
        title = markup::inline(&first.title, page.language),
        counts = counts(&book, words),
        next = words.next_exercise,
        name = exercise.name,
        exercise = markup::inline(&exercise.title, page.language),
        save = button("save", words.save_progress),
        load = button("load", words.load_progress),
        forget = button("forget", words.forget_progress),
        in_file = words.kept_in_file,
        in_browser = words.kept_in_browser,
        server = words.start_server_for_all,
    )))
}

/// A bar for each thing that is counted.
fn counts(book: &Book, words: &Words) -> String {
    let all = |of: fn(&Chapter) -> usize| book.chapters.iter().map(of).sum::<usize>();
    let bars = [
        ("chapters", words.chapters_read, book.chapters.len()),
        ("quizzes", words.quizzes_answered, all(|c| c.quizzes.len())),
        (
            "exercises served-only",
            words.exercises_passed,
            all(|c| c.exercises.len()),
        ),
    ];
    let bars: String = bars
        .iter()
        .map(|(class, label, all)| {
            let count = words::fill(&words::fill(words.count_of, 0), all);
            format!(
                "<div class=\"count-of-{class}\"><dt>{label}</dt><dd><progress max=\"{all}\" value=\"0\" aria-label=\"{label}\" \
                 aria-valuetext=\"{count}\"></progress> <span aria-hidden=\"true\">{count}</span></dd></div>\n"
            )
        })
        .collect();
    format!("<dl class=\"counts\">\n{bars}</dl>\n")
}

fn button(class: &str, text: &str) -> String {
    format!("<button type=\"button\" class=\"button small {class}\">{text}</button>")
}

fn read(page: &Page, chapter: &crate::map::Chapter) -> Result<Chapter, Problem> {
    let path = format!("book/{}/{}.md", page.language.code(), chapter.slug);
    let text = std::fs::read_to_string(page.root.join(&path))
        .map_err(|error| reasons::unreadable(&path, &error))?;
    let exercise = |name: &String| {
        let exercise = Exercise::read(page.root, name)?;
        Ok(Named {
            name: name.clone(),
            title: exercise.title.get(page.language).to_owned(),
        })
    };
    let quizzes = rewrite::quizzes(&text);
    Ok(Chapter {
        title: chapter.title.get(page.language).to_owned(),
        headings: text.lines().filter_map(section).collect(),
        quizzes: quizzes.iter().map(|quiz| quiz.key(&chapter.slug)).collect(),
        exercises: chapter
            .exercises
            .iter()
            .map(exercise)
            .collect::<Result<_, Problem>>()?,
        slug: chapter.slug.clone(),
    })
}

/// The id and the title of a section, if the line is `## Title {#id}` or one level deeper.
fn section(line: &str) -> Option<(String, String)> {
    let title = line
        .strip_prefix("## ")
        .or_else(|| line.strip_prefix("### "))?;
    let (title, id) = title.trim_end().strip_suffix('}')?.rsplit_once("{#")?;
    Some((id.to_owned(), title.trim().replace('*', "")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Map;
    use std::{fs, path::Path};
    use timeline::Language;

    const MAP: &str = "[[chapter]]\nslug = \"c\"\ntitle = { pl = \"Początek\", ru = \"Начало\" }\nminutes = { read = 1 }\nexercises = [\"ex1\"]\n";
    const CHAPTER: &str = "# T {#top}\n\n## Po co `wait`? {#why}\n\n```quiz\nid = \"a\"\nquestion = \"?\"\nchoices = [\"1\", \"2\"]\nanswer = 0\nexplanation = \"e\"\nprogram = \"p\"\n```\n";

    fn start(root: &Path) -> Result<String, Problem> {
        let map = Map::parse(MAP, Path::new("course.toml")).unwrap();
        html(&Page {
            root,
            language: Language::Pl,
            map: &map,
            chapter: "preface",
        })
    }

    #[test]
    fn knows_the_book_and_leads_to_the_first_chapter() {
        let root = tempfile::tempdir().unwrap();
        for (file, text) in [
            ("book/pl/c.md", CHAPTER),
            (
                "exercises/ex1/exercise.toml",
                "title = { pl = \"Muteks\", ru = \"Мьютекс\" }\nminutes = 5\n",
            ),
        ] {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let html = start(root.path()).unwrap();
        assert!(
            html.contains("href=\"c.html\" aria-describedby=\"start-place\">Zacznij czytać</a>"),
            "{html}"
        );
        assert!(html.contains("<a href=\"c.html#ex1\">Muteks</a>"), "{html}");
        assert_eq!(html.matches("0 z 1</span>").count(), 3, "{html}");
        let data = html.split('"').nth(3).unwrap().replace("&quot;", "\"");
        let book: serde_json::Value = serde_json::from_str(&data).unwrap();
        assert_eq!(
            book["chapters"][0],
            serde_json::json!({
                "slug": "c",
                "title": "Początek",
                "headings": { "why": "Po co `wait`?" },
                "quizzes": ["c/a"],
                "exercises": [{ "name": "ex1", "title": "Muteks" }],
            })
        );
    }

    #[test]
    fn a_chapter_that_is_not_there_is_an_error() {
        let problem = start(Path::new("/nowhere")).unwrap_err();
        assert!(problem.to_string().contains("book/pl/c.md"), "{problem}");
    }
}
