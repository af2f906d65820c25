//! Answers that need files: the query read strictly, the work done off the threads that serve, and a problem told in the reader's
//! language.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use axum::{
    Json,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use timeline::Language;
use tokio::task;

use crate::{map::Map, messages::Problem, serve::App};

/// The longest value of a query, in bytes: ids of headings are far shorter.
const LONGEST_VALUE: usize = 80;

/// Why there is no answer.
#[derive(Debug)]
pub enum Refusal {
    /// The request is none that a page of this workbook makes: the sentence is for whoever wrote it.
    Request(StatusCode, &'static str),
    /// It could not be done; the page shows why.
    Problem(Problem),
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Refusal {
        Refusal::Problem(problem)
    }
}

/// A name that the map does not have.
pub const UNKNOWN: Refusal = Refusal::Request(StatusCode::NOT_FOUND, "no such name\n");

/// Something that no page of this workbook sends.
pub const MALFORMED: Refusal = Refusal::Request(StatusCode::BAD_REQUEST, "malformed request\n");

/// The query of a request: `lang=pl` or `lang=ru`, and the fields that its address allows.
#[derive(Debug, PartialEq, Eq)]
pub struct Asked {
    /// Polish if the query does not say.
    pub language: Language,
    fields: BTreeMap<String, String>,
}

impl Asked {
    /// Reads a query. Values are letters, digits, `-` and `_`, so there is nothing to decode; what does not fit is refused as a whole.
    fn parse(query: Option<&str>, allowed: &[&str]) -> Option<Asked> {
        let mut fields = BTreeMap::new();
        let pairs = query.unwrap_or_default().split('&');
        for pair in pairs.filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=')?;
            let is_known = name == "lang" || allowed.contains(&name);
            let is_plain = value
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
            if !is_known || !is_plain || value.is_empty() || value.len() > LONGEST_VALUE {
                return None;
            }
            let earlier = fields.insert(name.to_owned(), value.to_owned());
            if earlier.is_some() {
                return None;
            }
        }
        let language = match fields.get("lang") {
            None => Language::Pl,
            Some(code) => Language::from_code(code)?,
        };
        Some(Asked { language, fields })
    }

    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.fields.get(name).map(String::as_str)
    }
}

/// Does `work` with the root of the workbook, where it may wait for files, and answers with the value as JSON.
pub async fn answer<T: Serialize + Send + 'static>(
    app: &Arc<App>,
    query: Option<String>,
    allowed: &[&str],
    work: impl FnOnce(&Path, &Asked) -> Result<T, Refusal> + Send + 'static,
) -> Response {
    let Some(asked) = Asked::parse(query.as_deref(), allowed) else {
        return (StatusCode::BAD_REQUEST, "malformed query\n").into_response();
    };
    let language = asked.language;
    let root = app.parts.root.clone();
    let done = task::spawn_blocking(move || work(&root, &asked)).await;
    let problem = match done {
        Ok(Ok(value)) => {
            return ([(header::CACHE_CONTROL, "no-store")], Json(value)).into_response();
        }
        Ok(Err(Refusal::Request(status, why))) => return (status, why).into_response(),
        Ok(Err(Refusal::Problem(problem))) => problem,
        Err(panic) => Problem::fault("fault").with("reason", panic.to_string()),
    };
    let text = app.messages(language).error(&problem.into());
    (StatusCode::INTERNAL_SERVER_ERROR, text).into_response()
}

/// The map as it is now.
///
/// # Errors
/// When it cannot be used.
pub fn map(root: &Path) -> Result<Map, Problem> {
    Map::load(root).map_err(|error| Problem::fault("fault").with("reason", error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_read_strictly() {
        let parse = |query| Asked::parse(Some(query), &["choice"]);
        let asked = parse("choice=3&lang=ru").expect("well-formed");
        assert_eq!(
            (asked.language, asked.get("choice")),
            (Language::Ru, Some("3"))
        );
        let nothing = Asked::parse(None, &[]).expect("well-formed");
        assert_eq!(
            (nothing.language, nothing.get("choice")),
            (Language::Pl, None)
        );
        let long = format!("choice={}", "a".repeat(LONGEST_VALUE + 1));
        for query in [
            "lang=en",
            "lang=",
            "choice",
            "choice=1&choice=2",
            "other=1",
            "choice=%31",
            "choice=../x",
            "choice=<b>",
            &long,
        ] {
            assert_eq!(parse(query), None, "{query}");
        }
    }
}
