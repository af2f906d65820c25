//! The Check button: grades the reader's file and sends the verdict.
//!
//! | event | data |
//! |---|---|
//! | `progress` | a line on what is being done, in the reader's language |
//! | `unrecorded` | one sentence: the verdict that follows is not in the progress |
//! | `verdict` | the verdict as JSON, the last event |
//! | `fault` | one sentence, the last event: there is no verdict |
//!
//! A grading runs in a process of its own, this tool's hidden command `grading`, for the same reason as an example: when
//! nobody waits for it any more, it is ended with everything it started. It prints each event as a line of JSON.

use std::{sync::Arc, time::Duration};

use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use tokio::{sync::OwnedSemaphorePermit, task};

use crate::{
    learner,
    messages::{Messages, Problem},
    progress::Store,
    serve::{
        App,
        child::Call,
        follow::{self, Cut, Limits},
        stream::{self, Sender, Wish},
    },
};

/// The runner limits each case; this is for the case that it fails to. The first grading builds the grader.
pub const LIMITS: Limits = Limits {
    time: Duration::from_secs(5 * 60),
    output: 16 * 1024 * 1024,
    line: 8 * 1024 * 1024,
};

/// A line of the command `grading`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// What is being done, in the reader's language.
    Progress(String),
    /// The same for a program that shows it in its own way.
    Doing(runner::Progress),
    /// What came of it: the last line.
    Verdict(serde_json::Value),
    /// Why nothing came of it, in the reader's language: the last line.
    Fault(String),
}

/// Answers `POST /api/check/NAME`.
pub async fn check(
    State(app): State<Arc<App>>,
    Path(exercise): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    let wish = Wish::parse(query.as_deref());
    let Some(mut call) = app.offer().gradings.get(&exercise).cloned() else {
        return app.refuse(StatusCode::NOT_FOUND, wish, "check-unknown", exercise);
    };
    let wish = wish.filter(|wish| wish.variant.is_none());
    let Some(wish) = wish else {
        return (StatusCode::BAD_REQUEST, "an exercise has no variants\n").into_response();
    };
    let Ok(permit) = Arc::clone(&app.at_once).try_acquire_owned() else {
        return (StatusCode::TOO_MANY_REQUESTS, "two programs are running\n").into_response();
    };
    let language = wish.language;
    call.environment
        .push(("WORKBOOK_LANG".into(), language.code().into()));
    let (sender, response) = stream::open(app.closing.clone());
    tokio::spawn(async move {
        grade(&app, &call, &sender, app.messages(language), permit).await;
    });
    response
}

async fn grade(
    app: &App,
    call: &Call,
    sender: &Sender,
    messages: &Messages,
    permit: OwnedSemaphorePermit,
) {
    // The last step is sent after the end, when the place is free for the next grading.
    let mut last = None;
    let mut noise = String::new();
    let meaning = |line: &str| match serde_json::from_str(line) {
        Ok(Step::Progress(text)) => vec![("progress", text)],
        // The page shows the words.
        Ok(Step::Doing(_)) => vec![],
        Ok(Step::Verdict(verdict)) => {
            last = Some(("verdict", verdict.to_string()));
            vec![]
        }
        Ok(Step::Fault(text)) => {
            last = Some(("fault", text));
            vec![]
        }
        Err(_) => {
            line.clone_into(&mut noise);
            vec![]
        }
    };
    let followed = follow::follow(&app.parts.supervisor, call, LIMITS, sender, meaning).await;
    drop(permit);
    let reason = match followed {
        Ok((Some(Cut::Unwanted), _)) => return,
        Ok((Some(Cut::Time), _)) => "time limit".to_owned(),
        Ok((Some(Cut::Output), _)) => "output limit".to_owned(),
        Ok((None, _)) => noise,
        Err(error) => error.to_string(),
    };
    let (name, data) = last.unwrap_or_else(|| {
        let text = messages.say("fault", &[("reason", reason.into())]);
        ("fault", text)
    });
    if name == "verdict"
        && let Err(problem) = record(app, data.clone()).await
    {
        sender
            .text("unrecorded", messages.error(&problem.into()))
            .await;
    }
    sender.text(name, data).await;
}

/// Counts the grading in the progress.
async fn record(app: &App, verdict: String) -> Result<(), Problem> {
    let store = Store::of(&app.parts.root);
    let fault = |reason: String| Problem::fault("fault").with("reason", reason);
    let recording = task::spawn_blocking(move || {
        let verdict = serde_json::from_str(&verdict).map_err(|error| fault(error.to_string()))?;
        learner::record(&store, &verdict).map(drop)
    });
    recording
        .await
        .unwrap_or_else(|panic| Err(fault(panic.to_string())))
}
