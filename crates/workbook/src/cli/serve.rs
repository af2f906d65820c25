//! `serve`, which is also what `cargo run` does: build both editions, serve them, say where, follow the sources, end cleanly.

use std::{future, io, process::Command, sync::Arc};

use timeline::Language;
use tokio::{
    net::TcpListener,
    runtime,
    signal::unix::{SignalKind, signal},
    sync::watch,
};

use super::{
    book::{build_with_progress, in_seconds},
    map_problem,
};
use crate::{
    book::Broken,
    map::MapError,
    messages::{Messages, Problem},
    root,
    serve::{
        self, Parts,
        connections::Patience,
        programs::Offer,
        reload::{self, Builder, Outcome},
        site::Shown,
        sources::Sources,
    },
    supervisor,
};

/// Builds and serves until Ctrl-C.
pub fn serve(port: Option<u16>, open: bool, messages: &Messages) -> anyhow::Result<()> {
    let root = root::find()?;
    let offer = Offer::of_workbook(&root, &Offer::default())?;
    // Outlives the runtime, which waits for a build that is going on: only then can its folder be removed.
    let builder = Arc::new(Builder::new(&root)?);
    runtime::Runtime::new()?.block_on(async {
        // Before the build, so that a taken port is told at once, a change during the build is seen, and Ctrl-C leaves nothing.
        let listener = serve::bind(port).await?;
        let sources = Sources::watch(&root);
        let mut stop = Box::pin(asked_to_stop(messages)?);
        let site = builder.build(None, |root, options| {
            build_with_progress(root, options, messages).map(drop)
        })?;
        tokio::select! {
            biased;
            () = &mut stop => return Ok(()),
            () = future::ready(()) => {}
        }
        say_addresses(&listener, open, messages)?;
        let (show, shown) = watch::channel(Shown::new(site, offer));
        let parts = Parts {
            shown,
            supervisor: supervisor::binary()?,
            root,
            patience: Patience::default(),
        };
        let serving = serve::serve(listener, parts, stop);
        match sources {
            Ok(sources) => {
                let report = |outcome: Outcome<'_>| eprintln!("{}", in_words(outcome, messages));
                let following =
                    reload::follow(sources, Arc::clone(&builder), show, problem, report);
                tokio::select! {
                    served = serving => served,
                    never = following => match never {},
                }
            }
            Err(error) => {
                let reason = format!("{error:#}").into();
                eprintln!("{}", messages.say("reload-off", &[("reason", reason)]));
                serving.await
            }
        }
    })
}

/// Why the book could not be built after a change.
fn problem(error: &anyhow::Error) -> Problem {
    if let Some(broken) = error.downcast_ref::<Broken>() {
        return Problem::fault("reload-chapter-broken")
            .with("file", broken.file.display().to_string())
            .with("line", broken.line.to_string())
            .with("reason", broken.problem.clone());
    }
    match error.downcast_ref::<MapError>() {
        Some(error) => map_problem(error),
        None => Problem::fault("reload-book-broken").with("reason", format!("{error:#}")),
    }
}

/// What came of a change, for the terminal.
fn in_words(outcome: Outcome<'_>, messages: &Messages) -> String {
    match outcome {
        Ok(took) => messages.say("reloaded", &[("seconds", in_seconds(took).into())]),
        Err(problem) => messages.problem(problem),
    }
}

fn say_addresses(listener: &TcpListener, open: bool, messages: &Messages) -> anyhow::Result<()> {
    let polish = format!("http://{}/", listener.local_addr()?);
    let russian = format!("{polish}ru/");
    for (key, address) in [("address-pl", &polish), ("address-ru", &russian)] {
        println!(
            "{}",
            messages.say(key, &[("address", address.clone().into())])
        );
    }
    println!("{}", messages.say("stop-with", &[]));
    if open {
        let address = match messages.language() {
            Language::Pl => polish,
            Language::Ru => russian,
        };
        if let Err(error) = open_browser(&address) {
            let reason = error.to_string().into();
            eprintln!("{}", messages.say("no-browser", &[("reason", reason)]));
        }
    }
    Ok(())
}

fn open_browser(address: &str) -> io::Result<()> {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    Command::new(opener).arg(address).spawn().map(drop)
}

/// Resolves on Ctrl-C and on SIGTERM, if they come after this call: the handlers are installed before the future is awaited.
fn asked_to_stop(messages: &Messages) -> io::Result<impl Future<Output = ()>> {
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = terminated.recv() => {}
        }
        eprintln!("{}", messages.say("stopping", &[]));
    })
}
