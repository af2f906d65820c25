//! What has been done, for the pages: one file for them and for the terminal (see [`crate::progress`]).
//!
//! | request | answer |
//! |---|---|
//! | `GET /api/progress` | a [`View`] |
//! | `POST /api/progress/chapter/SLUG` | the chapter is read; a [`View`], as of all that follow |
//! | `POST /api/progress/quiz/SLUG/ID?choice=N` | an answer; the book says whether it is the right one |
//! | `POST /api/progress/place/SLUG?heading=ID` | where the reader is |
//! | `POST /api/progress/import` | a progress in the body is merged with the one that is there |
//! | `POST /api/progress/reset` | everything is forgotten |
//!
//! To export, a page saves `progress` of the [`View`].

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use axum::{
    Router,
    extract::{DefaultBodyLimit, Path as Address, RawQuery, State},
    response::Response,
    routing::{get, post},
};
use serde::Serialize;

use crate::{
    book::rewrite,
    learner,
    map::{Chapter, Map},
    messages::Problem,
    progress::{Answer, Moment, Place, Progress, Store},
    serve::{
        App,
        answer::{self, MALFORMED, Refusal, UNKNOWN},
    },
};

/// The largest file that is imported, in bytes: many times what a whole book can fill.
const LARGEST_IMPORT: usize = 256 * 1024;

/// The routes of this module.
pub fn routes() -> Router<Arc<App>> {
    let import = post(import).layer(DefaultBodyLimit::max(LARGEST_IMPORT));
    Router::new()
        .route("/api/progress", get(read))
        .route("/api/progress/chapter/{chapter}", post(chapter))
        .route("/api/progress/quiz/{chapter}/{id}", post(quiz))
        .route("/api/progress/place/{chapter}", post(place))
        .route("/api/progress/import", import)
        .route("/api/progress/reset", post(reset))
}

/// What a page shows of the progress.
#[derive(Debug, Serialize)]
pub struct View {
    /// All of it.
    pub progress: Progress,
    /// The exercises of each chapter that has any.
    pub exercises: BTreeMap<String, Vec<String>>,
    /// The exercise to do next, unless all have passed.
    pub next: Option<String>,
}

impl View {
    /// The view of a progress through the map.
    pub fn new(map: &Map, progress: Progress) -> View {
        let names: Vec<&str> = map.exercises().collect();
        let chapters = map.chapters.iter();
        View {
            next: learner::upcoming(&names, &progress).map(str::to_owned),
            exercises: chapters
                .filter(|chapter| !chapter.exercises.is_empty())
                .map(|chapter| (chapter.slug.clone(), chapter.exercises.clone()))
                .collect(),
            progress,
        }
    }

    /// The view of what has been done in the workbook at `root`.
    ///
    /// # Errors
    /// When the map or the progress cannot be used.
    pub fn of_workbook(root: &Path) -> Result<View, Problem> {
        Ok(View::new(&answer::map(root)?, Store::of(root).read()?))
    }
}

async fn read(State(app): State<Arc<App>>, RawQuery(query): RawQuery) -> Response {
    answer::answer(&app, query, &[], |root, _| Ok(View::of_workbook(root)?)).await
}

async fn chapter(
    State(app): State<Arc<App>>,
    Address(slug): Address<String>,
    RawQuery(query): RawQuery,
) -> Response {
    answer::answer(&app, query, &[], move |root, _| {
        let map = answer::map(root)?;
        let slug = known(&map, &slug)?.slug.clone();
        changed(root, &map, |progress| {
            progress.chapters.entry(slug).or_insert_with(Moment::now);
        })
    })
    .await
}

async fn quiz(
    State(app): State<Arc<App>>,
    Address((slug, id)): Address<(String, String)>,
    RawQuery(query): RawQuery,
) -> Response {
    answer::answer(&app, query, &["choice"], move |root, asked| {
        let map = answer::map(root)?;
        let chapter = known(&map, &slug)?;
        let quizzes = rewrite::quizzes(&page_of(root, chapter)?);
        let quiz = quizzes.into_iter().find(|quiz| quiz.id == id);
        let quiz = quiz.ok_or(UNKNOWN)?;
        let choice: usize = asked
            .get("choice")
            .and_then(|choice| choice.parse().ok())
            .filter(|choice| *choice < quiz.choices.len())
            .ok_or(MALFORMED)?;
        let key = quiz.key(&chapter.slug);
        changed(root, &map, |progress| {
            let answer = Answer {
                choice: u32::try_from(choice).unwrap_or(u32::MAX),
                correct: choice == quiz.answer,
                at: Moment::now(),
            };
            progress.quizzes.insert(key, answer);
        })
    })
    .await
}

async fn place(
    State(app): State<Arc<App>>,
    Address(slug): Address<String>,
    RawQuery(query): RawQuery,
) -> Response {
    answer::answer(&app, query, &["heading"], move |root, asked| {
        let map = answer::map(root)?;
        let place = Place {
            page: known(&map, &slug)?.slug.clone(),
            heading: asked.get("heading").map(str::to_owned),
            at: Moment::now(),
        };
        changed(root, &map, |progress| progress.last = Some(place))
    })
    .await
}

async fn import(State(app): State<Arc<App>>, RawQuery(query): RawQuery, body: String) -> Response {
    answer::answer(&app, query, &[], move |root, _| {
        let imported = Progress::parse(&body, Path::new("")).map_err(|_| MALFORMED)?;
        let map = answer::map(root)?;
        changed(root, &map, |progress| progress.merge(imported))
    })
    .await
}

async fn reset(State(app): State<Arc<App>>, RawQuery(query): RawQuery) -> Response {
    answer::answer(&app, query, &[], |root, _| {
        let map = answer::map(root)?;
        Store::of(root).reset()?;
        Ok(View::new(&map, Progress::default()))
    })
    .await
}

fn known<'a>(map: &'a Map, slug: &str) -> Result<&'a Chapter, Refusal> {
    map.chapter(slug).ok_or(UNKNOWN)
}

fn changed(root: &Path, map: &Map, change: impl FnOnce(&mut Progress)) -> Result<View, Refusal> {
    let progress = Store::of(root).change(change)?;
    Ok(View::new(map, progress))
}

/// The text of a chapter. Either edition would do: their quizzes have the same ids and answers.
fn page_of(root: &Path, chapter: &Chapter) -> Result<String, Problem> {
    let file = PathBuf::from(format!("book/pl/{}.md", chapter.slug));
    fs::read_to_string(root.join(&file)).map_err(|error| {
        let reason = format!("{}: {error}", file.display());
        Problem::fault("fault").with("reason", reason)
    })
}
