//! The commands that build the book: `build` for people, `edition` and `preprocess` for mdBook.

use std::{
    io::{self, Write},
    path::Path,
    process::ExitCode,
    time::Duration,
};

use timeline::Language;

use crate::{
    book::{self, Broken, Built, Options},
    map::MapError,
    messages::{Messages, Problem},
    root,
};

/// Builds both editions and prints where they are.
pub fn build(messages: &Messages) -> anyhow::Result<()> {
    let built = build_with_progress(&root::find()?, &Options::default(), messages)?;
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
    Ok(())
}

/// Builds both editions and says so on standard error.
pub fn build_with_progress(
    root: &Path,
    options: &Options,
    messages: &Messages,
) -> anyhow::Result<Built> {
    eprint!("{} ", messages.say("building", &[]));
    // Whoever waits sees the line before its end.
    let _ = io::stderr().flush();
    let built = book::build(root, options).map_err(|error| {
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
