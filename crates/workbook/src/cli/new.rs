//! `new-chapter` and `new-exercise`, for those who write the book: make the files and say what is to be done with them.

use std::path::PathBuf;

use clap::Args;
use runner::Engine;
use timeline::Text;

use crate::{
    map::Map,
    messages::Messages,
    names,
    new::{self, Made, NewChapter, NewExercise},
    root,
};

/// The title in both languages; what is not given is to be written later.
#[derive(Debug, Args)]
pub struct Titles {
    #[arg(long, value_name = "TEXT", default_value = "✍ Tytuł")]
    title_pl: String,
    #[arg(long, value_name = "TEXT", default_value = "✍ Название")]
    title_ru: String,
}

impl Titles {
    fn text(self) -> Text {
        Text {
            pl: self.title_pl,
            ru: self.title_ru,
        }
    }
}

/// An engine by its name in `exercise.toml`.
pub fn engine(name: &str) -> Result<Engine, String> {
    Engine::ALL
        .into_iter()
        .find(|engine| engine.name() == name)
        .ok_or_else(|| Engine::ALL.map(Engine::name).join("|"))
}

/// Makes a chapter. Its example is named like the chapter, unless told otherwise.
pub fn chapter(
    slug: String,
    titles: Titles,
    example: Option<String>,
    messages: &Messages,
) -> anyhow::Result<()> {
    let root = root::find()?;
    let words = slug.split_once('_').map_or(&*slug, |(_, words)| words);
    let wanted = NewChapter {
        example: example.unwrap_or_else(|| words.to_owned()),
        title: titles.text(),
        slug,
    };
    let made = new::chapter(&root, &wanted)?;
    show(&made, messages);
    let arguments = [
        ("chapter", wanted.slug.into()),
        ("example", wanted.example.into()),
    ];
    println!("\n{}", messages.say("new-chapter-next", &arguments));
    Ok(())
}

/// Makes an exercise of the chapter that `chapter` means.
pub fn exercise(
    name: String,
    chapter: &str,
    engine: Engine,
    titles: Titles,
    messages: &Messages,
) -> anyhow::Result<()> {
    let root = root::find()?;
    let map = Map::load(&root)?;
    let chapter = names::chapter(&map, chapter)?;
    let wanted = NewExercise {
        name,
        engine,
        title: titles.text(),
    };
    let (name, made) = new::exercise(&root, chapter, &wanted)?;
    show(&made, messages);
    let arguments = [
        ("name", name.into()),
        ("chapter", chapter.slug.clone().into()),
        ("right", (solutions::LEAST_RIGHT as u64).into()),
        ("wrong", (solutions::LEAST_WRONG as u64).into()),
    ];
    println!("\n{}", messages.say("new-exercise-next", &arguments));
    Ok(())
}

fn show(made: &Made, messages: &Messages) {
    let list = |heading: String, files: &[PathBuf]| {
        println!("{heading}");
        for file in files {
            println!("  {}", file.display());
        }
    };
    list(messages.say("new-created", &[]), &made.created);
    list(messages.say("new-changed", &[]), &made.changed);
}
