//! The Run button: an example's lines as it prints them.
//!
//! | event | data |
//! |---|---|
//! | `build` | a line of cargo, when the example has to be built first |
//! | `line` | a line of the program |
//! | `event` | `{"lane", "row", "event"}` of the timeline, as `narrator` streams them |
//! | `cut` | `{"reason", "text"}`: why the run was ended; `reason` is `output`, `time`, `build` or `fault`, `text` is for the reader |
//! | `exit` | `{"code", "signal"}` of the program, the last event; one of them is null |

use std::{
    io,
    sync::Arc,
    time::{Duration, SystemTime},
};

use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use tokio::sync::OwnedSemaphorePermit;

use crate::{
    messages::{Argument, Messages},
    serve::{
        App, LONGEST_LINE, OUTPUT_LIMIT,
        child::{Call, Status},
        follow::{self, Cut, Event, Limits},
        programs::Program,
        stream::{self, Sender, Wish},
    },
};

/// Cargo may have to build a chapter's dependencies first.
const BUILD: Limits = Limits {
    time: Duration::from_secs(15 * 60),
    output: 4 * 1024 * 1024,
    line: LONGEST_LINE,
};

/// Answers `POST /api/run/NAME`.
pub async fn run(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    let wish = Wish::parse(query.as_deref());
    let Some(program) = app.offer().programs.get(&name).cloned() else {
        return app.refuse(StatusCode::NOT_FOUND, wish, "run-unknown", name);
    };
    let call = wish.and_then(|wish| {
        let extra = [
            ("WORKBOOK_LANG", wish.language.code()),
            ("NARRATOR_STREAM", "1"),
        ];
        Some((wish, program.call(wish.variant, &extra)?))
    });
    let Some((wish, call)) = call else {
        return app.refuse(StatusCode::BAD_REQUEST, wish, "run-without-variant", name);
    };
    let Ok(permit) = Arc::clone(&app.at_once).try_acquire_owned() else {
        return (StatusCode::TOO_MANY_REQUESTS, "two programs are running\n").into_response();
    };
    let (sender, response) = stream::open(app.closing.clone());
    tokio::spawn(async move {
        let run = Run {
            app: &app,
            messages: app.messages(wish.language),
            sender: &sender,
        };
        run.program(&program, &call, permit).await;
    });
    response
}

/// One run and where it is told.
struct Run<'a> {
    app: &'a App,
    messages: &'a Messages,
    sender: &'a Sender,
}

impl Run<'_> {
    /// Builds the program if need be, runs it and tells its end. The permit is given back as soon as the program has
    /// ended, however slowly the page reads.
    async fn program(&self, program: &Program, call: &Call, permit: OwnedSemaphorePermit) {
        if let Some(build) = program.needs_build() {
            let begun = SystemTime::now();
            let cargo_says = |line: &str| vec![("build", line.to_owned())];
            match self.follow(build, BUILD, cargo_says).await {
                Ok((None, Status { code: Some(0), .. })) => program.confirm(begun),
                Ok((Some(Cut::Unwanted), _)) => return,
                Ok(_) => {
                    drop(permit);
                    return self.cut("build", "cut-build", &[]).await;
                }
                Err(error) => return self.fault(&error).await,
            }
        }
        let limits = Limits {
            time: program.limit,
            output: OUTPUT_LIMIT,
            line: LONGEST_LINE,
        };
        let followed = self.follow(call, limits, events_of).await;
        drop(permit);
        let (cut, status) = match followed {
            Ok(ended) => ended,
            Err(error) => return self.fault(&error).await,
        };
        match cut {
            None => {}
            Some(Cut::Unwanted) => return,
            Some(Cut::Time) => {
                let seconds = Argument::Number(program.limit.as_secs());
                self.cut("time", "cut-time", &[("seconds", seconds)]).await;
            }
            Some(Cut::Output) => {
                let kib = Argument::Number(OUTPUT_LIMIT as u64 / 1024);
                self.cut("output", "cut-output", &[("kib", kib)]).await;
            }
        }
        self.sender.json("exit", &status).await;
    }

    async fn follow(
        &self,
        call: &Call,
        limits: Limits,
        meaning: impl FnMut(&str) -> Vec<Event>,
    ) -> io::Result<(Option<Cut>, Status)> {
        follow::follow(
            &self.app.parts.supervisor,
            call,
            limits,
            self.sender,
            meaning,
        )
        .await
    }

    async fn cut(&self, reason: &str, key: &str, arguments: &[(&'static str, Argument)]) {
        let text = self.messages.say(key, arguments);
        let cut = serde_json::json!({ "reason": reason, "text": text });
        self.sender.json("cut", &cut).await;
    }

    async fn fault(&self, error: &io::Error) {
        let reason = Argument::Text(error.to_string());
        self.cut("fault", "cut-fault", &[("reason", reason)]).await;
    }
}

/// What a line of the program means: itself, or a record of the narrator's live stream.
fn events_of(line: &str) -> Vec<Event> {
    let Some(record) = line.strip_prefix(narrator::RECORD) else {
        return vec![("line", line.to_owned())];
    };
    match serde_json::from_str::<Record>(record) {
        Ok(Record {
            lane,
            row,
            event,
            line,
        }) => {
            let event = serde_json::json!({ "lane": lane, "row": row, "event": event });
            let event = event.to_string();
            let line = line.map(|line| ("line", line));
            line.into_iter().chain([("event", event)]).collect()
        }
        Err(_) => vec![("line", record.to_owned())],
    }
}

/// A line of the narrator's live stream.
#[derive(serde::Deserialize)]
struct Record {
    lane: timeline::Lane,
    row: usize,
    event: timeline::Event,
    line: Option<String>,
}
