//! What a learner does with an exercise besides checking it (see [`crate::learner`]).
//!
//! | request | answer |
//! |---|---|
//! | `GET /api/exercise/NAME` | an [`Opened`]: the reader's own file |
//! | `POST /api/hint/NAME` | one more hint is shown; the [`View`] |
//! | `POST /api/reset/NAME` | a [`Reset`]: the file as it came, and where its contents are kept |
//! | `GET /api/solution/NAME?again=yes` | the right solutions, a list of [`Shown`]; without `again` only after passing |

use std::{fs, path::Path, sync::Arc};

use axum::{
    Router,
    extract::{Path as Address, RawQuery, State},
    http::StatusCode,
    response::Response,
    routing::{get, post},
};
use runner::Exercise;
use serde::Serialize;

use crate::{
    grading,
    learner::{self, Reset, Shown},
    messages::Problem,
    progress::Store,
    serve::{
        App,
        answer::{self, Refusal, UNKNOWN},
        progress::View,
    },
};

/// The exercise has not passed, and the solution was asked for once only.
const EARLY: Refusal = Refusal::Request(StatusCode::CONFLICT, "not passed yet\n");

/// The routes of this module.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/api/exercise/{name}", get(exercise))
        .route("/api/hint/{name}", post(hint))
        .route("/api/reset/{name}", post(reset))
        .route("/api/solution/{name}", get(solution))
}

/// The file that the reader edits, as it is now.
#[derive(Debug, Serialize)]
pub struct Opened {
    /// The exercise.
    pub name: String,
    /// The file, from the root of the workbook.
    pub path: String,
    /// An address at which Visual Studio Code opens it.
    pub editor: String,
    /// Its contents.
    pub source: String,
}

async fn exercise(
    State(app): State<Arc<App>>,
    Address(name): Address<String>,
    RawQuery(query): RawQuery,
) -> Response {
    answer::answer(&app, query, &[], move |root, _| {
        let name = known(root, &name)?;
        let path = learner::file_of(&name);
        let file = root.join(&path);
        let source = fs::read(&file).map_err(|error| {
            let reason = format!("{path}: {error}");
            Problem::fault("fault").with("reason", reason)
        })?;
        let distribution = std::env::var("WSL_DISTRO_NAME").ok();
        Ok(Opened {
            editor: editor_address(&file, distribution.as_deref()),
            name,
            path,
            source: String::from_utf8_lossy(&source).into_owned(),
        })
    })
    .await
}

async fn hint(
    State(app): State<Arc<App>>,
    Address(name): Address<String>,
    RawQuery(query): RawQuery,
) -> Response {
    answer::answer(&app, query, &[], move |root, _| {
        let exercise = load(root, &name)?;
        learner::hint(&Store::of(root), &exercise)?;
        Ok(View::of_workbook(root)?)
    })
    .await
}

async fn reset(
    State(app): State<Arc<App>>,
    Address(name): Address<String>,
    RawQuery(query): RawQuery,
) -> Response {
    answer::answer(&app, query, &[], move |root, _| -> Result<Reset, Refusal> {
        Ok(learner::reset(root, &known(root, &name)?)?)
    })
    .await
}

async fn solution(
    State(app): State<Arc<App>>,
    Address(name): Address<String>,
    RawQuery(query): RawQuery,
) -> Response {
    answer::answer(
        &app,
        query,
        &["again"],
        move |root, asked| -> Result<Vec<Shown>, Refusal> {
            let exercise = load(root, &name)?;
            // A progress that cannot be read must not keep the solution from whoever asks for it again.
            if asked.get("again").is_none() && !Store::of(root).read()?.has_passed(&exercise.name) {
                return Err(EARLY);
            }
            Ok(learner::solutions(root, &exercise, asked.language)?)
        },
    )
    .await
}

/// The name as the map has it.
fn known(root: &Path, name: &str) -> Result<String, Refusal> {
    let map = answer::map(root)?;
    let mut names = map.exercises();
    let known = names.find(|known| *known == name);
    known.map(str::to_owned).ok_or(UNKNOWN)
}

fn load(root: &Path, name: &str) -> Result<Exercise, Refusal> {
    Ok(grading::find(root, &known(root, name)?)?)
}

/// Where the editor runs under Windows and the workbook in a distribution of WSL, the editor has to be told so.
fn editor_address(file: &Path, distribution: Option<&str>) -> String {
    let file = escaped(&file.display().to_string());
    match distribution {
        None => format!("vscode://file{file}"),
        Some(name) => format!("vscode://vscode-remote/wsl+{}{file}", escaped(name)),
    }
}

/// A path as a part of an address.
fn escaped(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_editor_finds_any_path() {
        let file = Path::new("/home/ż/a b#1/lib.rs");
        assert_eq!(
            editor_address(file, None),
            "vscode://file/home/%C5%BC/a%20b%231/lib.rs"
        );
        assert_eq!(
            editor_address(Path::new("/w/lib.rs"), Some("Ubuntu 24")),
            "vscode://vscode-remote/wsl+Ubuntu%2024/w/lib.rs"
        );
    }
}
