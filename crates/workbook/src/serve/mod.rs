//! The local server: both editions, and the Run and Check buttons of their pages.
//!
//! The contract, each line of which `tests/server/` attacks: bound to 127.0.0.1; only known hosts, origins and
//! sites, with a token for everything that acts ([`guard`]); scripts only as built ([`policy`]); programs only by name with
//! fixed arguments ([`programs`]), limited and ended with all their descendants ([`child`]).
//!
//! | request | answer |
//! |---|---|
//! | `GET /`, `GET /ru/`, … | the pages |
//! | `GET /api/session` | `{"token": "…"}`, to be sent back as `x-workbook-token` |
//! | `POST /api/run/NAME?variant=0&lang=pl` | a run, as server-sent events: see [`run`] |
//! | `POST /api/check/NAME?lang=pl` | a grading, as server-sent events: see [`check`] |
//! | `GET /api/exercise/NAME` | `{"name", "path", "source"}`: the reader's own file |

pub mod check;
pub mod child;
pub mod follow;
pub mod guard;
mod listen;
mod pages;
pub mod policy;
pub mod programs;
pub mod run;
mod stream;

use std::{collections::BTreeMap, path::PathBuf, sync::Arc, time::Duration};

use axum::{
    Json, Router,
    extract::State,
    handler::Handler,
    http::{HeaderValue, header},
    middleware,
    response::IntoResponse,
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
    messages::{Messages, Problem},
    serve::{child::Call, programs::Programs},
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
    /// The folder with the built pages; the Russian edition is in `ru` below it.
    pub pages: PathBuf,
    /// The root of the workbook.
    pub root: PathBuf,
    /// What can be run.
    pub programs: Programs,
    /// What can be checked: the call that grades each exercise and prints as [`check`] says.
    pub gradings: BTreeMap<String, Call>,
    /// The binary of this tool, for its command `supervise`.
    pub supervisor: PathBuf,
}

/// The state that all requests share.
pub struct App {
    parts: Parts,
    port: u16,
    token: String,
    policy: HeaderValue,
    at_once: Arc<Semaphore>,
    closing: watch::Receiver<bool>,
    polish: Messages,
    russian: Messages,
}

impl App {
    fn messages(&self, language: Language) -> &Messages {
        match language {
            Language::Pl => &self.polish,
            Language::Ru => &self.russian,
        }
    }
}

/// Serves until `stop` resolves, then ends all children.
///
/// # Errors
/// When the pages cannot be read or the listener fails.
pub async fn serve(
    listener: TcpListener,
    parts: Parts,
    stop: impl Future<Output = ()>,
) -> anyhow::Result<()> {
    let (close, closing) = watch::channel(false);
    let at_once = Arc::new(Semaphore::new(AT_ONCE));
    let app = App {
        port: listener.local_addr()?.port(),
        token: guard::new_token()?,
        policy: policy_of(&parts)?,
        at_once: Arc::clone(&at_once),
        closing: closing.clone(),
        polish: Messages::new(Language::Pl),
        russian: Messages::new(Language::Ru),
        parts,
    };
    let serving = axum::serve(listener, router(Arc::new(app)))
        .with_graceful_shutdown(closed(closing))
        .into_future();
    let serving = tokio::spawn(serving);
    stop.await;
    close.send_replace(true);
    // Every run holds a permit until its children have ended. A page that keeps its connection open cannot hold us up.
    let children_ended = at_once.acquire_many(AT_ONCE as u32);
    let _ = time::timeout(FAREWELL, children_ended).await;
    serving.abort();
    Ok(())
}

async fn closed(mut closing: watch::Receiver<bool>) {
    // An error means that the server is gone, which is the same.
    let _ = closing.wait_for(|closing| *closing).await;
}

fn policy_of(parts: &Parts) -> anyhow::Result<HeaderValue> {
    let policy = policy::of_pages(&parts.pages).map_err(|error| {
        Problem::fault("pages-unreadable")
            .with("folder", parts.pages.display().to_string())
            .with("reason", error.to_string())
    })?;
    Ok(HeaderValue::try_from(policy)?)
}

fn router(app: Arc<App>) -> Router {
    Router::new()
        .route("/api/session", get(session))
        .route("/api/run/{name}", post(run::run))
        .route("/api/check/{name}", post(check::check))
        .route("/api/exercise/{name}", get(check::exercise))
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
