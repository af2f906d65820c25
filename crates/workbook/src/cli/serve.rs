//! `serve`, which is also what `cargo run` does: build both editions, serve them, say where, end cleanly.

use std::{collections::BTreeMap, io, path::Path, process::Command};

use timeline::Language;
use tokio::{
    net::TcpListener,
    runtime,
    signal::unix::{SignalKind, signal},
};

use super::book::build_with_progress;
use crate::{
    book::Options,
    map::Map,
    messages::Messages,
    root,
    serve::{self, Parts, child::Call, programs},
    supervisor,
};

/// Where the pages of a running server are, from the root of the workbook.
const SERVED: &str = "out/served";

/// Builds and serves until Ctrl-C.
pub fn serve(port: Option<u16>, open: bool, messages: &Messages) -> anyhow::Result<()> {
    let root = root::find()?;
    let map = Map::load(&root)?;
    runtime::Runtime::new()?.block_on(async {
        // Before the build, so that a taken port is told at once.
        let listener = serve::bind(port).await?;
        let options = Options {
            // Not where `build` writes: replaced pages would no longer fit the policy computed at the start.
            output: Some(root.join(SERVED)),
            served: true,
        };
        let built = build_with_progress(&root, &options, messages)?;
        // From here on the end is a clean one; during the build the system's own will do.
        let stop = asked_to_stop(messages)?;
        say_addresses(&listener, open, messages)?;
        let parts = Parts {
            pages: built.folder,
            programs: programs::Programs::of_map(&map, &root, &programs::target_directory(&root)),
            gradings: gradings(&map, &root)?,
            supervisor: supervisor::binary()?,
            root,
        };
        serve::serve(listener, parts, stop).await
    })
}

/// The call of this tool that grades each exercise of the map.
fn gradings(map: &Map, root: &Path) -> io::Result<BTreeMap<String, Call>> {
    let binary = supervisor::binary()?;
    let call = |exercise: &str| Call {
        program: binary.clone(),
        arguments: vec!["grading".into(), exercise.into()],
        directory: root.to_owned(),
        environment: programs::environment_of_cargo(),
    };
    Ok(map
        .exercises()
        .map(|exercise| (exercise.to_owned(), call(exercise)))
        .collect())
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
