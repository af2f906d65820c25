//! Follows one program from start to end: sends what its lines mean, and ends it when it goes too far or nobody looks.

use std::{io, path::Path, time::Duration};

use tokio::time;

use crate::serve::{
    child::{Call, Child, Status},
    stream::Sender,
};

/// How far a program may go.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How long it may take.
    pub time: Duration,
    /// How much it may print, in bytes.
    pub output: usize,
    /// Where its lines are broken, in bytes.
    pub line: usize,
}

/// Why a program was ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// The page is gone, or the server ends: nobody is to be told.
    Unwanted,
    /// It took too long.
    Time,
    /// It printed too much.
    Output,
}

/// A server-sent event: its name and its data.
pub type Event = (&'static str, String);

/// Runs `call` and sends the events that `meaning` makes of each line. Returns when the program and all its descendants
/// have ended, whether by themselves or not.
///
/// # Errors
/// When nothing could be started.
pub async fn follow(
    supervisor: &Path,
    call: &Call,
    limits: Limits,
    sender: &Sender,
    mut meaning: impl FnMut(&str) -> Vec<Event>,
) -> io::Result<(Option<Cut>, Status)> {
    let mut child = Child::spawn(supervisor, call, limits.line)?;
    let forward = async {
        let mut printed = 0;
        while let Some(line) = child.next_line().await {
            printed += line.len() + 1;
            if printed > limits.output {
                return Some(Cut::Output);
            }
            for (name, data) in meaning(&line) {
                sender.text(name, data).await;
            }
        }
        None
    };
    let cut = tokio::select! {
        cut = forward => cut,
        () = sender.unwanted() => Some(Cut::Unwanted),
        () = time::sleep(limits.time) => Some(Cut::Time),
    };
    let status = match cut {
        None => child.wait().await,
        Some(_) => child.end().await,
    };
    Ok((cut, status))
}
