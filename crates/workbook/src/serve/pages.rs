//! The built pages as they are on disk, and the edition's own page for an address that does not exist.

use std::{io, path::Path};

use axum::{
    Extension,
    body::Body,
    extract::Request,
    http::{HeaderName, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use tower_http::services::ServeDir;

use crate::serve::site::{Shown, Site};

/// Tells a page its version: scripts can read this header, and it belongs to the very answer that the page came with.
const VERSION: HeaderName = HeaderName::from_static("server-timing");

/// Serves a file below the folder of the pages.
pub async fn page(Extension(shown): Extension<Shown>, request: Request) -> Response {
    let (mut request, _) = request.into_parts();
    let path = request.uri.path().to_owned();
    let site = &shown.site;
    let version = site.version(&path);
    if version.is_some() {
        // Its time has a resolution of a second, in which a page may change twice.
        request.headers.remove(header::IF_MODIFIED_SINCE);
    }
    match found(&shown, &request).await {
        Ok(Some(mut answer)) => {
            if let Some(version) = version {
                let headers = answer.headers_mut();
                headers.remove(header::LAST_MODIFIED);
                headers.insert(VERSION, timing(version));
            }
            answer
        }
        Ok(None) => not_found(site.folder(), path.starts_with("/ru/")).await,
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
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
