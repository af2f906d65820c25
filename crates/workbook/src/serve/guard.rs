//! Who may talk to the server: pages of this server, opened on this machine, and nobody else.
//!
//! A page of any site can make the browser send requests to 127.0.0.1, and by DNS rebinding even under the site's own name. The
//! exact list of hosts stops rebinding; `Origin` and `Sec-Fetch-Site` stop other sites; the token, in a header that another
//! site could only send after a CORS preflight that is never answered, stops whatever browser sends neither of them.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::serve::App;

/// The header that carries the token.
pub const TOKEN: HeaderName = HeaderName::from_static("x-workbook-token");

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// A token nobody can guess: 128 random bits in hexadecimal.
///
/// # Errors
/// When the system has no randomness to give.
pub fn new_token() -> Result<String, getrandom::Error> {
    let mut bits = [0; 16];
    getrandom::fill(&mut bits)?;
    Ok(bits.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Refuses what is not allowed, and adds to every answer the headers that keep the pages to themselves.
pub async fn guard(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    // The pages may be replaced at any time: the policy must be that of the pages which this request is answered from.
    let shown = app.parts.shown.borrow().clone();
    let policy = shown.site.policy().clone();
    request.extensions_mut().insert(shown);
    let mut response = match refusal(&app, &request) {
        Some((status, why)) => (status, why).into_response(),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    let fixed = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    // Pages change with every build, and everything is local anyway.
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-cache"));
    response
}

fn refusal(app: &App, request: &Request) -> Option<(StatusCode, &'static str)> {
    let headers = request.headers();
    let hosts = [
        format!("127.0.0.1:{}", app.port),
        format!("localhost:{}", app.port),
    ];
    let Some(host) = single(headers, &header::HOST).filter(|host| hosts.iter().any(|h| h == host))
    else {
        return Some((StatusCode::MISDIRECTED_REQUEST, "unknown host\n"));
    };
    if headers.contains_key(header::ORIGIN)
        && single(headers, &header::ORIGIN) != Some(&format!("http://{host}"))
    {
        return Some((StatusCode::FORBIDDEN, "foreign origin\n"));
    }
    if headers.contains_key(&FETCH_SITE) {
        // `none`: the person typed the address, or followed it from outside of a browser.
        let typed = !request.uri().path().starts_with("/api/");
        match single(headers, &FETCH_SITE) {
            Some("same-origin") => {}
            Some("none") if typed => {}
            _ => return Some((StatusCode::FORBIDDEN, "request from another site\n")),
        }
    }
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if !reads && single(headers, &TOKEN) != Some(&app.token) {
        return Some((StatusCode::FORBIDDEN, "no token\n"));
    }
    None
}

/// The value of a header that is there once and is text.
fn single<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}
