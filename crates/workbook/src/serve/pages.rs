//! The built pages with what the reader has done, their other files as they are on disk, and the edition's own page for an address that
//! does not exist.
//!
//! A page knows the progress from its first line: were it to ask for it, it would move under the reader's eyes when the answer comes.

use std::{future, io, path::Path, sync::Arc};

use axum::{
    Extension,
    body::Body,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, request::Parts},
    response::{Html, IntoResponse, Response},
};
use futures_util::{Stream, StreamExt, stream};
use tokio::{fs::File, io::AsyncReadExt, task};
use tower_http::services::ServeDir;

use crate::{
    book::{edition::VIEW, markup},
    serve::{
        App,
        progress::View,
        site::{Shown, Site},
    },
};

/// Tells a page its version: scripts can read this header, and it belongs to the very answer that the page came with.
const VERSION: HeaderName = HeaderName::from_static("server-timing");

/// How much of a page is in memory at once, in bytes. The place of the progress is far in front of this.
const PIECE: usize = 64 * 1024;

/// Serves a page, or a file beside the pages.
pub async fn page(
    State(app): State<Arc<App>>,
    Extension(shown): Extension<Shown>,
    request: Request,
) -> Response {
    let (request, _) = request.into_parts();
    let path = request.uri.path();
    let site = &shown.site;
    let reads = matches!(request.method, Method::GET | Method::HEAD);
    if reads && let Some((file, version)) = site.page(path) {
        let mut answer = with_progress(&app, &file, StatusCode::OK).await;
        answer.headers_mut().insert(VERSION, timing(version));
        return answer;
    }
    match found(&shown, &request).await {
        Ok(Some(answer)) => answer,
        Ok(None) => {
            let edition = if path.starts_with("/ru/") { "ru" } else { "" };
            let file = site.folder().join(edition).join("404.html");
            with_progress(&app, &file, StatusCode::NOT_FOUND).await
        }
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

/// A page into which the progress is written. Only its beginning is held in memory: there may be many who ask and do not read.
async fn with_progress(app: &App, file: &Path, status: StatusCode) -> Response {
    match beginning(file).await {
        Ok((beginning, rest)) => {
            let root = app.parts.root.clone();
            let view = task::spawn_blocking(move || View::of_workbook(&root)).await;
            let beginning = match view {
                Ok(Ok(view)) => filled(beginning, &view),
                // The page asks for it later, and is told what is wrong.
                _ => beginning,
            };
            let page = stream::once(future::ready(Ok(beginning))).chain(pieces(rest));
            (status, Html(Body::from_stream(page))).into_response()
        }
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

/// The first piece of a file, and the file after it.
async fn beginning(file: &Path) -> io::Result<(Vec<u8>, File)> {
    let mut file = File::open(file).await?;
    let mut beginning = Vec::with_capacity(PIECE);
    (&mut file)
        .take(PIECE as u64)
        .read_to_end(&mut beginning)
        .await?;
    Ok((beginning, file))
}

/// What is left of a file.
fn pieces(file: File) -> impl Stream<Item = io::Result<Vec<u8>>> {
    stream::try_unfold(file, |mut file| async {
        let mut piece = vec![0; PIECE];
        let read = file.read(&mut piece).await?;
        piece.truncate(read);
        Ok((read > 0).then_some((piece, file)))
    })
}

/// The beginning of a page with this view in it, where it has a place for one.
fn filled(mut beginning: Vec<u8>, view: &View) -> Vec<u8> {
    let (before, after) = VIEW;
    let empty = format!("{before}{after}");
    let place = beginning
        .windows(empty.len())
        .position(|part| part == empty.as_bytes());
    if let Some(place) = place {
        let json = serde_json::to_string(view).expect("names and numbers have a form in JSON");
        let at = place + before.len();
        beginning.splice(at..at, markup::escape(&json).into_bytes());
    }
    beginning
}

fn timing(version: &str) -> HeaderValue {
    HeaderValue::try_from(format!("page;desc=\"{version}\"")).expect("a version is hexadecimal")
}

/// What was asked for; styles and scripts may be those of the pages before.
async fn found(shown: &Shown, request: &Parts) -> io::Result<Option<Response>> {
    let newest = file(&shown.site, request).await?;
    let is_page = |path: &str| path.ends_with('/') || path.ends_with(".html");
    match &shown.before {
        Some(before) if newest.is_none() && !is_page(request.uri.path()) => {
            file(before, request).await
        }
        _ => Ok(newest),
    }
}

/// A file of a site; `tower-http` keeps to its folder whatever the path says.
async fn file(site: &Site, request: &Parts) -> io::Result<Option<Response>> {
    let request = Request::from_parts(request.clone(), Body::empty());
    match ServeDir::new(site.folder()).try_call(request).await {
        Ok(found) if found.status() == StatusCode::NOT_FOUND => Ok(None),
        Ok(found) => Ok(Some(found.map(Body::new).into_response())),
        Err(error) if is_absence(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether an error means that no file can have this path.
fn is_absence(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidFilename, InvalidInput, NotADirectory, NotFound};
    let kinds = [NotFound, NotADirectory, InvalidFilename, InvalidInput];
    kinds.contains(&error.kind())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::{Moment, Progress};

    #[test]
    fn what_the_progress_says_stays_in_its_attribute() {
        let mut progress = Progress::default();
        let name = "\"><script>alert('&')</script>";
        progress.chapters.insert(name.to_owned(), Moment(1));
        let view = View {
            progress,
            exercises: [].into(),
            next: None,
        };
        let (before, after) = VIEW;
        let page = filled(format!("<head>{before}{after}</head>").into(), &view);
        let page = String::from_utf8(page).expect("text");
        let (_, rest) = page.split_once(before).expect("its place");
        let (value, rest) = rest.split_once('"').expect("its end");
        assert_eq!(rest, "></head>");
        assert!(!value.contains(['<', '>']), "{value}");
    }
}
