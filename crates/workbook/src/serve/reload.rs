//! Pages that follow their sources: builds the book anew after a change and shows the result.
//!
//! With the pages, the map is read anew: what they offer fits them. Only the edition that changed is built, which halves the time; the other is taken over. While a mistake keeps the book from
//! being built, the old pages stay, and every open page is told why ([`super::changes`]).

use std::{
    convert::Infallible,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use anyhow::Context;
use tempfile::TempDir;
use timeline::Language;
use tokio::{sync::watch, task, time};

use crate::{
    book::{self, Options},
    messages::Problem,
    serve::{
        programs::Offer,
        site::{Shown, Site},
        sources::{Editions, Sources},
    },
};

/// Builds the pages of a server.
pub struct Builder {
    root: PathBuf,
    /// Where the folders of the builds are: owned by this process, removed at the end.
    folder: PathBuf,
}

impl Builder {
    /// With a folder of its own in `out`; what killed servers left there is removed.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn new(root: &Path) -> anyhow::Result<Builder> {
        let out = root.join("out");
        book::remove_abandoned(&out);
        let folder = book::served(&out);
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Builder {
            root: root.to_owned(),
            folder,
        })
    }

    /// Builds with `how`, which is given the root and the options, and reads the result.
    ///
    /// # Errors
    /// Those of `how`; a folder or a page that cannot be read or written.
    pub fn build(
        &self,
        kept: Option<(Language, PathBuf)>,
        how: impl FnOnce(&Path, &Options) -> anyhow::Result<()>,
    ) -> anyhow::Result<Site> {
        let folder = TempDir::new_in(&self.folder)
            .with_context(|| format!("cannot make a folder in {}", self.folder.display()))?;
        let options = Options {
            output: Some(folder.path().to_owned()),
            served: true,
            kept,
        };
        how(&self.root, &options)?;
        let path = folder.path().to_owned();
        Site::own(folder).with_context(|| format!("cannot read the pages in {}", path.display()))
    }
}

impl Drop for Builder {
    fn drop(&mut self) {
        // What is left is removed at the next start.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// What came of a change, for whoever sits at the terminal.
pub type Outcome<'a> = Result<Duration, &'a Problem>;

/// Builds the book after each change, and shows it to the readers of `shown`.
pub async fn follow(
    mut sources: Sources,
    builder: Arc<Builder>,
    shown: watch::Sender<Shown>,
    explain: fn(&anyhow::Error) -> Problem,
    report: impl Fn(Outcome<'_>),
) -> Infallible {
    // What could not be built stays due until it can.
    let mut due = Editions::new();
    loop {
        due.extend(sources.changed().await);
        let before = shown.borrow().clone();
        let begun = time::Instant::now();
        let built = task::spawn_blocking({
            let (builder, due) = (Arc::clone(&builder), due.clone());
            move || {
                let unchanged = Language::ALL.into_iter().find(|l| !due.contains(l));
                let kept = unchanged.map(|language| (language, before.site.folder().to_owned()));
                let site =
                    builder.build(kept, |root, options| book::build(root, options).map(drop))?;
                anyhow::Ok((site, Offer::of_workbook(&builder.root, &before.offer)?))
            }
        });
        match built.await.unwrap_or_else(|panic| Err(panic.into())) {
            Ok((site, offer)) => {
                due.clear();
                shown.send_modify(|shown| shown.replace(site, offer));
                report(Ok(begun.elapsed()));
            }
            Err(error) => {
                let problem = explain(&error);
                report(Err(&problem));
                shown.send_modify(|shown| shown.broken = Some(Arc::new(problem)));
            }
        }
    }
}
