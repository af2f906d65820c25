//! What becomes of a page while it is open: `GET /api/changes/PAGE`, where PAGE is its path, such as `ru/ch13_barriers.html`.
//!
//! | event | data |
//! |---|---|
//! | `state` | `{"version", "broken"}`: the version of the page as it is now, null if it is gone; and why the pages are older than their sources, in the language of the page, null if they are not |
//! | `progress` | how often the progress has changed since the server started: time to ask for it |
//!
//! The first event of each kind comes at once, further ones when something has changed for this page. It only reads, so it needs no
//! token, and it takes none of the places for programs.

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
    let mut listener = Listener {
        shown: app.parts.shown.clone(),
        told: None,
        recorded: app.recorded.clone(),
    };
    // What is there now is news to a page that has just begun to listen.
    listener.shown.mark_changed();
    listener.recorded.mark_changed();
    let news = stream::unfold(listener, move |mut listener| {
        let (app, page) = (Arc::clone(&app), page.clone());
        async move {
            let state_of = |shown: &Shown| PageState::of(&page, shown, app.messages(language));
            let event = listener.next(state_of).await?;
            Some((Ok::<_, Infallible>(event), listener))
        }
    });
    Sse::new(news).keep_alive(KeepAlive::default())
}

/// What one page hears.
struct Listener {
    shown: watch::Receiver<Shown>,
    /// The state that it was told last.
    told: Option<PageState>,
    recorded: watch::Receiver<u64>,
}

impl Listener {
    /// The next event: a state that differs from the one that was told, or a change of the progress; none when the server ends.
    async fn next(&mut self, state_of: impl Fn(&Shown) -> PageState) -> Option<Event> {
        loop {
            tokio::select! {
                biased;
                changed = self.shown.changed() => {
                    changed.ok()?;
                    let state = state_of(&self.shown.borrow_and_update());
                    if self.told.as_ref() != Some(&state) {
                        let event = Event::default().event("state").json_data(&state).ok()?;
                        self.told = Some(state);
                        return Some(event);
                    }
                }
                changed = self.recorded.changed() => {
                    changed.ok()?;
                    let count = *self.recorded.borrow_and_update();
                    return Some(Event::default().event("progress").data(count.to_string()));
                }
            }
        }
    }
}
