//! The local server: both editions, and the Run and Check buttons of their pages.
//!
//! The contract, each line of which `tests/server/` attacks: bound to 127.0.0.1; only known hosts, origins and
//! sites, with a token for everything that acts ([`guard`]); scripts only as built ([`policy`]); programs only by name with
//! fixed arguments ([`programs`]), limited and ended with all their descendants ([`child`]); nobody who is slow or comes in
//! numbers keeps others out ([`connections`]).
//!
//! | request | answer |
//! |---|---|
//! | `GET /`, `GET /ru/`, … | the pages |
//! | `GET /api/session` | `{"token": "…"}`, to be sent back as `x-workbook-token` |
//! | `POST /api/run/NAME?variant=0&lang=pl` | a run, as server-sent events: see [`run`] |
//! | `POST /api/check/NAME?lang=pl` | a grading, as server-sent events: see [`check`] |
//! | `GET /api/changes/PAGE` | what becomes of a page while it is open, as server-sent events: see [`changes`] |
//! | `GET /api/exercise/NAME`, … | the reader's own file, hints, solutions: see [`learner`] |
//! | `GET /api/progress`, … | what has been done: see [`progress`] |

mod answer;
mod changes;
pub mod check;
pub mod child;
pub mod connections;
pub mod follow;
pub mod guard;
pub mod learner;
mod listen;
mod pages;
pub mod policy;
pub mod programs;
pub mod progress;
mod recorded;
pub mod reload;
pub mod run;
pub mod site;
pub mod sources;
mod stream;

use std::{path::PathBuf, sync::Arc, time::Duration};

use axum::{
    Json, Router,
    extract::State,
    handler::Handler,
    http::{StatusCode, header},
    middleware,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use timeline::Language;
use tokio::{
    net::TcpListener,
    sync::{Semaphore, watch},
    time,
};
use tower_http::{CompressionLevel, compression::CompressionLayer};

pub use listen::{FIRST_PORT, bind};

use crate::{
    messages::Messages,
    serve::{connections::Patience, programs::Offer, site::Shown, stream::Wish},
};

/// How many runs and gradings may go on at once.
pub const AT_ONCE: usize = 2;

/// What a run may print, in bytes.
pub const OUTPUT_LIMIT: usize = 256 * 1024;

/// Longer lines of a program are broken, in bytes: nobody reads them, and memory is finite.
pub const LONGEST_LINE: usize = 4096;

/// How long the end of the server waits for its children at most.
pub const FAREWELL: Duration = Duration::from_secs(6);

/// What a server is made of.
pub struct Parts {
    /// The pages and what they offer, which may change while the server runs.
    pub shown: watch::Receiver<Shown>,
    /// The root of the workbook.
    pub root: PathBuf,
    /// The binary of this tool, for its command `supervise`.
    pub supervisor: PathBuf,
    /// How long a slow client is borne with.
    pub patience: Patience,
}

/// The state that all requests share.
pub struct App {
    parts: Parts,
    port: u16,
    token: String,
    at_once: Arc<Semaphore>,
    closing: watch::Receiver<bool>,
    /// Changes with the progress.
    recorded: watch::Receiver<u64>,
    polish: Messages,
    russian: Messages,
}

impl App {
    /// What the newest pages may have done.
    fn offer(&self) -> Arc<Offer> {
        Arc::clone(&self.parts.shown.borrow().offer)
    }

    fn messages(&self, language: Language) -> &Messages {
        match language {
            Language::Pl => &self.polish,
            Language::Ru => &self.russian,
        }
    }

    /// Refuses a wish about what is called `name`, in the language of the page as far as it is known.
    fn refuse(&self, status: StatusCode, wish: Option<Wish>, key: &str, name: String) -> Response {
        let language = wish.map_or(Language::Pl, |wish| wish.language);
        let text = self.messages(language).say(key, &[("name", name.into())]);
        (status, text).into_response()
    }
}

/// Serves until `stop` resolves, then ends all children.
///
/// # Errors
/// When the listener has no address or the system no randomness.
pub async fn serve(
    listener: TcpListener,
    parts: Parts,
    stop: impl Future<Output = ()>,
) -> anyhow::Result<()> {
    let (close, closing) = watch::channel(false);
    let at_once = Arc::new(Semaphore::new(AT_ONCE));
    let (record, recorded) = watch::channel(0);
    let recording = tokio::spawn(recorded::follow(parts.root.clone(), record));
    let app = App {
        port: listener.local_addr()?.port(),
        token: guard::new_token()?,
        at_once: Arc::clone(&at_once),
        closing,
        recorded,
        polish: Messages::new(Language::Pl),
        russian: Messages::new(Language::Ru),
        parts,
    };
    let patience = app.parts.patience;
    let serving = tokio::spawn(connections::serve(
        listener,
        router(Arc::new(app)),
        patience,
    ));
    stop.await;
    close.send_replace(true);
    // Every run holds a permit until its children have ended. A page that keeps its connection open cannot hold us up.
    let children_ended = at_once.acquire_many(AT_ONCE as u32);
    let _ = time::timeout(FAREWELL, children_ended).await;
    serving.abort();
    recording.abort();
    Ok(())
}

fn router(app: Arc<App>) -> Router {
    Router::new()
        .route("/api/session", get(session))
        .route("/api/changes/{*page}", get(changes::changes))
        .route("/api/run/{name}", post(run::run))
        .route("/api/check/{name}", post(check::check))
        .merge(learner::routes())
        .merge(progress::routes())
        .fallback(pages::page.layer(CompressionLayer::new().quality(CompressionLevel::Fastest)))
        .layer(middleware::from_fn_with_state(
            Arc::clone(&app),
            guard::guard,
        ))
        .with_state(app)
}

async fn session(State(app): State<Arc<App>>) -> impl IntoResponse {
    let body = Json(serde_json::json!({ "token": app.token }));
    ([(header::CACHE_CONTROL, "no-store")], body)
}
