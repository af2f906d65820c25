//! One edition: its configuration, made from the one `book.toml`, and the backend command which builds it under plain mdBook.
//!
//! Under plain `mdbook build` the backend `html` makes the Polish edition in `out/html`; then the backend `ru` runs
//! `cargo run --quiet --package workbook -- edition ru`, which builds the Russian one into `out/html/ru`, where `mdbook serve` finds it.

use super::{load, preprocess::Workbook};
use anyhow::{Context, bail};
use mdbook_driver::config::Config;
use serde::Deserialize;
use serde_json::{Map as JsonMap, Value};
use std::{
    io::Read,
    path::{Path, PathBuf},
};
use timeline::Language;

/// The live-reload endpoint of our own server. The template takes it as the sign that the server's API is there.
pub const LIVE_ENDPOINT: &str = "api/live";

/// Where the server writes what the reader has done into a page, see `book/theme/index.hbs`: between these two there is nothing yet.
pub const VIEW: (&str, &str) = ("<meta name=\"workbook-view\" content=\"", "\">");

/// Builds one edition into `folder`.
///
/// # Errors
///
/// See [`super::build`].
pub fn build(
    root: &Path,
    config: &Config,
    language: Language,
    folder: &Path,
    served: bool,
) -> anyhow::Result<()> {
    let mut config = configure(config, language)?;
    config.build.build_dir = folder.to_path_buf();
    if served {
        config.set("output.html.live-reload-endpoint", LIVE_ENDPOINT)?;
    }
    let mut book = load(root, config)?;
    book.with_preprocessor(Workbook);
    book.build()
}

/// The configuration of one edition: that of `book.toml` with the edition's source, language and titles, and with no backend but `html`.
///
/// The Russian titles are in `[output.ru]`. Without the backends dropped, building the Russian edition would call itself for ever.
///
/// # Errors
///
/// A `book.toml` without `[output.ru]` and its title.
pub fn configure(config: &Config, language: Language) -> anyhow::Result<Config> {
    let mut edition = config.clone();
    edition.book.src = Path::new("book").join(language.code());
    edition.book.language = Some(language.code().to_owned());
    let mut html: JsonMap<String, Value> = config.get("output.html")?.unwrap_or_default();
    if language == Language::Ru {
        let titles: Titles = config
            .get("output.ru")?
            .context("book.toml has no [output.ru]")?;
        edition.book.title = Some(titles.title);
        edition.book.description = Some(titles.description);
        // Where the 404 page looks for its files.
        let site = html.get("site-url").and_then(Value::as_str).unwrap_or("/");
        let site = format!("{}/ru/", site.trim_end_matches('/'));
        html.insert("site-url".to_owned(), Value::String(site));
    }
    let outputs = JsonMap::from_iter([("html".to_owned(), Value::Object(html))]);
    edition.set("output", outputs)?;
    Ok(edition)
}

/// `[output.ru]`, besides the command.
#[derive(Deserialize)]
struct Titles {
    title: String,
    description: String,
}

/// What mdBook writes to a backend's standard input, as far as it is needed: its `RenderContext`.
#[derive(Deserialize)]
struct RenderContext {
    root: PathBuf,
    config: Config,
    /// The folder mdBook gives this backend: a sibling of that of `html`.
    destination: PathBuf,
}

/// The backend command: builds the edition `code` beside the one that mdBook itself has just built.
///
/// # Errors
///
/// An unknown edition, input that is not mdBook's, or as [`super::build`].
pub fn backend(input: impl Read, code: &str) -> anyhow::Result<()> {
    let context: RenderContext = serde_json::from_reader(input)
        .context("this command is run by mdBook, as a backend of book.toml")?;
    let Some(language) = Language::from_code(code) else {
        bail!("no edition `{code}`; there are pl and ru");
    };
    let root = context.root.canonicalize()?;
    let destination = root.join(context.destination);
    let beside = destination.parent().context("mdBook gave no destination")?;
    build(
        &root,
        &context.config,
        language,
        &beside.join("html").join(code),
        false,
    )
}
