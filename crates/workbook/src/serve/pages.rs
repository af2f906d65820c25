//! The built pages as they are on disk, and the edition's own page for an address that does not exist.

use std::{io, path::Path, sync::Arc};

use axum::{
    extract::{Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use tower_http::services::ServeDir;

use crate::serve::App;

/// Serves a file below the folder of the pages; `tower-http` keeps to that folder whatever the path says.
pub async fn page(State(app): State<Arc<App>>, request: Request) -> Response {
    let is_russian = request.uri().path().starts_with("/ru/");
    let pages = &app.parts.pages;
    match ServeDir::new(pages).try_call(request).await {
        Ok(found) if found.status() == StatusCode::NOT_FOUND => not_found(pages, is_russian).await,
        Ok(found) => found.map(axum::body::Body::new).into_response(),
        Err(error) if is_absence(&error) => not_found(pages, is_russian).await,
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

/// Whether an error means that no file can have this path.
fn is_absence(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidFilename, InvalidInput, NotADirectory, NotFound};
    let kinds = [NotFound, NotADirectory, InvalidFilename, InvalidInput];
    kinds.contains(&error.kind())
}

async fn not_found(pages: &Path, is_russian: bool) -> Response {
    let file = if is_russian {
        "ru/404.html"
    } else {
        "404.html"
    };
    match tokio::fs::read(pages.join(file)).await {
        Ok(page) => {
            let html = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
            (StatusCode::NOT_FOUND, html, page).into_response()
        }
        Err(_) => (StatusCode::NOT_FOUND, "404\n").into_response(),
    }
}
