//! `{{#start}}`: where to go on, and how far the reader is. On the start page.
//!
//! What is built is the link to the first chapter and what the page must know of the book; `book/theme/js/start.js` makes the rest of
//! it and of the progress, which nobody knows when the page is built.

use super::exercise::Exercise;
use crate::book::{
    markup,
    rewrite::{self, Page},
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

/// The panel.
///
/// ```text
/// in    {{#start}}
///
/// out   <div class="panel start" data-book="{…}" role="group" aria-label="Postępy">
///       <p class="panel-kind">Postępy</p>
///       <p class="panel-actions start-next"><a class="button" href="ch00_start.html">Zacznij czytać</a></p>
///       </div>
/// ```
///
/// # Errors
///
/// A map without chapters; a chapter or an exercise of the map that cannot be read.
pub fn html(page: &Page) -> Result<String, String> {
    let chapters: Result<Vec<Chapter>, String> = page
        .map
        .chapters
        .iter()
        .map(|chapter| read(page, chapter))
        .collect();
    let book = Book {
        chapters: chapters?,
    };
    let first = book
        .chapters
        .first()
        .ok_or("book/course.toml has no chapter")?;
    let words = page.words();
    let data = serde_json::to_string(&book).map_err(|error| error.to_string())?;
    Ok(markup::block(&format!(
        "<div class=\"panel start\" data-book=\"{data}\" role=\"group\" aria-label=\"{kind}\">\n\
         <p class=\"panel-kind\">{kind}</p>\n\
         <p class=\"panel-actions start-next\"><a class=\"button\" href=\"{slug}.html\">{link}</a></p>\n\
         <p class=\"static-only\">{server}</p>\n\
         </div>",
        data = markup::escape(&data),
        kind = words.progress,
        slug = first.slug,
        link = words.start_reading,
        server = words.start_server_to_check,
    )))
}

fn read(page: &Page, chapter: &crate::map::Chapter) -> Result<Chapter, String> {
    let path = format!("book/{}/{}.md", page.language.code(), chapter.slug);
    let text = std::fs::read_to_string(page.root.join(&path))
        .map_err(|error| format!("cannot read `{path}`: {error}"))?;
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
            .collect::<Result<_, String>>()?,
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

    fn start(root: &Path) -> Result<String, String> {
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
            html.contains("href=\"c.html\">Zacznij czytać</a>"),
            "{html}"
        );
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
        let message = start(Path::new("/nowhere")).unwrap_err();
        assert!(message.contains("book/pl/c.md"), "{message}");
    }
}
