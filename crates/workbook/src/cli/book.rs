//! The commands that build the book: `build` for people, `edition` and `preprocess` for mdBook.

use std::{
    io::{self, Write},
    path::Path,
    process::ExitCode,
    time::Duration,
};

use timeline::Language;
use tokio::runtime;

use super::interrupt;
use crate::{
    book::{self, Broken, Built, Options, Prepared},
    map::MapError,
    messages::{Messages, Problem},
    root,
};

/// Builds both editions and prints where they are. Ctrl-C leaves the pages that were there, and nothing else.
pub fn build(messages: &Messages) -> anyhow::Result<ExitCode> {
    let root = root::find()?;
    // Waits at its end for a build that goes on: only then can the pages that nobody wants any more be removed.
    let runtime = runtime::Builder::new_current_thread().enable_io().build()?;
    let interrupted = {
        let _entered = runtime.enter();
        interrupt::interrupted()?
    };
    say_building(messages);
    let building = runtime.spawn_blocking(move || book::prepare(&root, &Options::default()));
    let prepared = runtime.block_on(async {
        tokio::select! {
            biased;
            code = interrupted => Err(code),
            prepared = building => Ok(prepared),
        }
    });
    let prepared = match prepared {
        Ok(prepared) => prepared?,
        Err(code) => {
            eprintln!();
            return Ok(ExitCode::from(code));
        }
    };
    let built = say_built(prepared.and_then(Prepared::publish), messages)?;
    for language in Language::ALL {
        let folder = match language {
            Language::Pl => built.folder.clone(),
            Language::Ru => built.folder.join("ru"),
        };
        let arguments = [
            ("language", language.code().into()),
            ("folder", folder.display().to_string().into()),
        ];
        println!("{}", messages.say("written", &arguments));
    }
    Ok(ExitCode::SUCCESS)
}

/// Builds both editions and says so on standard error.
pub fn build_with_progress(
    root: &Path,
    options: &Options,
    messages: &Messages,
) -> anyhow::Result<Built> {
    say_building(messages);
    say_built(book::build(root, options), messages)
}

fn say_building(messages: &Messages) {
    eprint!("{} ", messages.say("building", &[]));
    // Whoever waits sees the line before its end.
    let _ = io::stderr().flush();
}

/// Ends the line that was begun.
fn say_built(built: anyhow::Result<Built>, messages: &Messages) -> anyhow::Result<Built> {
    let built = built.map_err(|error| {
        eprintln!();
        named(error)
    })?;
    let seconds = in_seconds(built.took).into();
    eprintln!("{}", messages.say("built", &[("seconds", seconds)]));
    Ok(built)
}

/// A number of seconds as both languages write it.
pub fn in_seconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64()).replace('.', ",")
}

/// Names what has no message of its own as a problem of the book, not of the tool.
fn named(error: anyhow::Error) -> anyhow::Error {
    if error.is::<Broken>() || error.is::<MapError>() {
        return error;
    }
    Problem::fault("book-broken")
        .with("reason", format!("{error:#}"))
        .into()
}

/// mdBook's backend for one edition.
pub fn edition(code: &str) -> anyhow::Result<()> {
    book::edition::backend(io::stdin().lock(), code)
}

/// mdBook's preprocessor; `supports BACKEND` is answered by the exit code.
pub fn preprocess(request: &[String]) -> anyhow::Result<ExitCode> {
    match request {
        [] => {
            book::preprocess::command(io::stdin().lock(), io::stdout().lock())?;
            Ok(ExitCode::SUCCESS)
        }
        [supports, backend] if supports == "supports" => {
            let supported = book::preprocess::supports(backend);
            Ok(ExitCode::from(u8::from(!supported)))
        }
        other => Err(Problem::usage("usage-argument")
            .with("name", other.join(" "))
            .with("nearest", "none")
            .into()),
    }
}
