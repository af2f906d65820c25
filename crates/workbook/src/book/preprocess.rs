//! The preprocessor `workbook`, in-process and as the command of plain mdBook.

use super::{
    Broken,
    rewrite::{self, Page},
};
use crate::map::Map;
use anyhow::Context;
use mdbook_preprocessor::{
    Preprocessor, PreprocessorContext,
    book::{Book, BookItem},
};
use std::io::{Read, Write};
use timeline::Language;

/// Replaces the directives in all chapters.
#[derive(Debug, Clone, Copy)]
pub struct Workbook;

/// The only backend whose input needs it: `ru` reads its chapters itself.
const BACKEND: &str = "html";

impl Preprocessor for Workbook {
    fn name(&self) -> &'static str {
        "workbook"
    }

    fn supports_renderer(&self, renderer: &str) -> anyhow::Result<bool> {
        Ok(renderer == BACKEND)
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> anyhow::Result<Book> {
        let map = Map::load(&context.root)?;
        let code = context.config.book.language.clone().unwrap_or_default();
        let language = Language::from_code(&code).with_context(|| {
            format!("book.toml: language = \"{code}\" is no edition; there are pl and ru")
        })?;
        let mut broken = None;
        book.for_each_mut(|item| {
            let BookItem::Chapter(chapter) = item else {
                return;
            };
            let (Some(source), None) = (&chapter.source_path, &broken) else {
                return;
            };
            let slug = source.file_stem().unwrap_or_default().to_string_lossy();
            let page = Page {
                root: &context.root,
                language,
                map: &map,
                chapter: &slug,
            };
            match rewrite::rewrite(&chapter.content, &page) {
                Ok(content) => chapter.content = content,
                Err((line, problem)) => {
                    broken = Some(Broken {
                        file: context.config.book.src.join(source),
                        line,
                        problem,
                    });
                }
            }
        });
        match broken {
            Some(broken) => Err(broken.into()),
            None => Ok(book),
        }
    }
}

/// Whether the preprocessor is for this backend: the answer to mdBook's `supports BACKEND` is the exit code.
#[must_use]
pub fn supports(backend: &str) -> bool {
    backend == BACKEND
}

/// The command: reads mdBook's book from `input`, writes it to `output` with the directives replaced.
///
/// # Errors
///
/// [`Broken`] for a mistake in a chapter; input that is not mdBook's.
pub fn command(input: impl Read, output: impl Write) -> anyhow::Result<()> {
    let (context, book) = mdbook_preprocessor::parse_input(input)
        .context("this command is run by mdBook, as a preprocessor of book.toml")?;
    let book = Workbook.run(&context, book)?;
    serde_json::to_writer(output, &book)?;
    Ok(())
}
