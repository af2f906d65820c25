//! What becomes of a page while it is open: `GET /api/changes/PAGE`, where PAGE is its path, such as `ru/ch13_barriers.html`.
//!
//! | event | data |
//! |---|---|
//! | `state` | `{"version", "broken"}`: the version of the page as it is now, null if it is gone; and why the pages are older than their sources, in the language of the page, null if they are not |
//!
//! The first event comes at once, further ones when something has changed for this page. It only reads, so it needs no token, and
//! it takes none of the places for programs.

use std::{convert::Infallible, sync::Arc};

use axum::{
    extract::{Path, State},
    response::{
        IntoResponse,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::stream;
use serde::Serialize;
use timeline::Language;
use tokio::sync::watch;

use crate::{
    messages::Messages,
    serve::{App, site::Shown},
};

/// The state of one page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct PageState {
    version: Option<String>,
    broken: Option<String>,
}

impl PageState {
    fn of(page: &str, shown: &Shown, messages: &Messages) -> PageState {
        PageState {
            version: shown.site.version(page).map(str::to_owned),
            broken: shown.broken.as_deref().map(|why| messages.problem(why)),
        }
    }
}

/// Answers `GET /api/changes/PAGE`.
pub async fn changes(State(app): State<Arc<App>>, Path(page): Path<String>) -> impl IntoResponse {
    let language = match page.starts_with("ru/") {
        true => Language::Ru,
        false => Language::Pl,
    };
    let mut shown = app.parts.shown.clone();
    // What is there now is news to a page that has just begun to listen.
    shown.mark_changed();
    let news = stream::unfold((shown, None), move |(mut shown, told)| {
        let (app, page) = (Arc::clone(&app), page.clone());
        async move {
            let state = next(&mut shown, told.as_ref(), |shown| {
                PageState::of(&page, shown, app.messages(language))
            })
            .await?;
            let event = Event::default().event("state").json_data(&state).ok()?;
            Some((Ok::<_, Infallible>(event), (shown, Some(state))))
        }
    });
    Sse::new(news).keep_alive(KeepAlive::default())
}

/// The next state that differs from the one that was `told`; none when the server ends.
async fn next(
    shown: &mut watch::Receiver<Shown>,
    told: Option<&PageState>,
    state_of: impl Fn(&Shown) -> PageState,
) -> Option<PageState> {
    loop {
        shown.changed().await.ok()?;
        let state = state_of(&shown.borrow_and_update());
        if told != Some(&state) {
            return Some(state);
        }
    }
}
