//! New chapters and exercises: their files in all rooms, made from templates, entered where they have to be known.
//!
//! What is made builds at once, is graded as it should be and passes every rule of the repository that does not ask for real
//! contents. It is made as a whole or not at all, and nothing that is there is overwritten.

mod changes;
mod map_text;
mod pages;
mod template;

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use runner::{Engine, Exercise, seal};
use timeline::{Language, Text};

pub use changes::Made;

use crate::{
    learner,
    map::{self, Chapter, Map},
    messages::Problem,
    serve::programs,
};
use changes::Changes;
use template::Names;

/// What is asked for when a new chapter is.
#[derive(Clone, Debug)]
pub struct NewChapter {
    /// `ch14_pools`.
    pub slug: String,
    /// As in the table of contents.
    pub title: Text,
    /// The name of its first example.
    pub example: String,
}

/// What is asked for when a new exercise is.
#[derive(Clone, Debug)]
pub struct NewExercise {
    /// `ex13_gate`, or `gate`.
    pub name: String,
    /// How it is graded.
    pub engine: Engine,
    /// Its title.
    pub title: Text,
}

/// Makes the files of a chapter.
///
/// # Errors
/// When a name or a title does not do, or is taken, a file is there already or cannot be written, or cargo refuses the result.
/// Everything is as before then.
pub fn chapter(root: &Path, wanted: &NewChapter) -> Result<Made, Problem> {
    let slug = &*wanted.slug;
    let map = Map::load(root).map_err(|error| broken_map(&error))?;
    let number = number("ch", slug).ok_or_else(|| bad_name("ch14_pools", slug))?;
    if !is_words(&wanted.example) {
        return Err(bad_name("pools", &wanted.example));
    }
    if let Some(taken) = map.chapters.iter().find(|other| number_of(other) == number) {
        return Err(Problem::usage("new-number-taken")
            .with("number", u64::from(number))
            .with("chapter", &*taken.slug));
    }
    check_title(&wanted.title)?;
    let folder = Path::new("examples").join(slug);
    refuse_existing(root, &folder)?;
    let names = Names {
        chapter: slug,
        number,
        title: &wanted.title,
        exercise: "",
        example: &wanted.example,
    };

    let mut changes = Changes::new(root);
    for (file, template) in template::EXAMPLES {
        let file = folder.join(names.put_into(file));
        changes.create(file, &names.put_into(template))?;
    }
    let after = map
        .chapters
        .iter()
        .position(|other| number_of(other) > number);
    let next = after.map(|at| &*map.chapters[at].slug);
    let previous = match after {
        Some(at) => map.chapters[..at].last(),
        None => map.chapters.last(),
    };
    for language in Language::ALL {
        let edition = format!("book/{}", language.code());
        let page = names.put_into(template::page(language));
        changes.create(format!("{edition}/{slug}.md"), &page)?;
        let summary = format!("{edition}/SUMMARY.md");
        let title = wanted.title.get(language);
        let previous = previous.map(|chapter| &*chapter.slug);
        let entered = pages::with_entry(&read(root, &summary)?, slug, title, previous, next);
        changes.replace(summary, &entered)?;
    }
    let table = names.put_into(template::MAP);
    let entered = map_text::with_chapter(&read(root, map::FILE)?, &table, next)?;
    changes.replace(map::FILE, &entered)?;
    enter_into_lock_file(root, &mut changes)?;
    Ok(changes.keep())
}

/// Makes the files of an exercise of `chapter`, and returns its name with them.
///
/// # Errors
/// As for [`chapter`].
pub fn exercise(
    root: &Path,
    chapter: &Chapter,
    wanted: &NewExercise,
) -> Result<(String, Made), Problem> {
    let number = number_of(chapter);
    let (name, words) = exercise_name(number, &wanted.name)?;
    check_title(&wanted.title)?;
    let room = Path::new("exercises").join(&name);
    let proofs = Path::new("solutions").join(&name);
    for folder in [&room, &proofs] {
        refuse_existing(root, folder)?;
    }
    let names = Names {
        chapter: &chapter.slug,
        number,
        title: &wanted.title,
        exercise: &name,
        example: "",
    };

    let template = template::of_engine(wanted.engine);
    let starter = names.put_into(template.starter);
    let manifest = template::EXERCISE_MANIFEST.replace("# DEPENDENCIES\n", template.dependencies);
    let texts = template.texts.replace("ENGINE", wanted.engine.name());
    let mut changes = Changes::new(root);
    changes.create(room.join("Cargo.toml"), &names.put_into(&manifest))?;
    changes.create(room.join("exercise.toml"), &names.put_into(&texts))?;
    changes.create(learner::file_of(&name), &starter)?;
    changes.create(room.join("tests/grade.rs"), &names.put_into(template.grade))?;
    changes.create(proofs.join("starter.rs"), &starter)?;
    for (file, solution) in template.solutions {
        changes.create(proofs.join(file), &names.put_into(solution))?;
    }
    for language in Language::ALL {
        let path = format!("book/{}/{}.md", language.code(), chapter.slug);
        let page = read(root, &path)?;
        let section =
            template::section(language).replace("SECTION", &pages::section_id(&page, &words));
        let section = names.put_into(&section);
        changes.replace(path, &pages::with_section(&page, &section))?;
    }
    let made = Exercise::load(&root.join(&room)).map_err(|error| refused(&error.to_string()))?;
    let map = read(root, map::FILE)?;
    let entered = map_text::with_exercise(&map, &chapter.slug, &name, made.minutes)?;
    changes.replace(map::FILE, &entered)?;
    let sealed = with_seal(&read(root, seal::PATH)?, root, &name)?;
    changes.replace(seal::PATH, &sealed)?;
    enter_into_lock_file(root, &mut changes)?;
    Ok((name, changes.keep()))
}

/// The lock of the specifications with that of a new exercise; the others stay sealed as they are.
fn with_seal(lock: &str, root: &Path, name: &str) -> Result<String, Problem> {
    let current = seal::current(root).map_err(|error| refused(&error.to_string()))?;
    let is_own = |line: &&str| line.split(' ').next() == Some(name);
    let own = current.lines().find(is_own).unwrap_or_default();
    let mut lines: Vec<&str> = lock.lines().collect();
    let after = lines
        .iter()
        .position(|line| !line.starts_with('#') && *line > own);
    lines.insert(after.unwrap_or(lines.len()), own);
    Ok(lines.join("\n") + "\n")
}

/// Lets cargo read the workspace with what is new in it, and enter the new package into `Cargo.lock`.
fn enter_into_lock_file(root: &Path, changes: &mut Changes) -> Result<(), Problem> {
    changes.remember("Cargo.lock")?;
    let output = Command::new(programs::cargo())
        .args(["metadata", "--offline", "--format-version", "1"])
        .current_dir(root)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| refused(&error.to_string()))?;
    if output.status.success() {
        return Ok(());
    }
    Err(refused(String::from_utf8_lossy(&output.stderr).trim()))
}

fn refused(reason: &str) -> Problem {
    Problem::fault("new-refused").with("reason", reason)
}

fn broken_map(error: &map::MapError) -> Problem {
    Problem::fault("new-no-place")
        .with("file", map::FILE)
        .with("reason", error.to_string())
}

fn read(root: &Path, path: &str) -> Result<String, Problem> {
    fs::read_to_string(root.join(path)).map_err(|error| {
        Problem::fault("new-no-place")
            .with("file", path)
            .with("reason", error.to_string())
    })
}

fn refuse_existing(root: &Path, folder: &Path) -> Result<(), Problem> {
    if root.join(folder).exists() {
        return Err(changes::exists(folder));
    }
    Ok(())
}

/// The number in a well-formed name like `ch13_barriers`.
fn number(kind: &str, name: &str) -> Option<u32> {
    let (number, words) = name.strip_prefix(kind)?.split_once('_')?;
    let two_digits = number.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    (two_digits && is_words(words)).then(|| number.parse().ok())?
}

/// The number of a chapter that is there; one that has none comes first.
fn number_of(chapter: &Chapter) -> u32 {
    chapter.number().unwrap_or_default()
}

/// Whether a name is made of words like `two_locks`. None begins with a digit: a name says what something is about, and numbers do
/// not.
fn is_words(name: &str) -> bool {
    map::is_plain(name)
        && name
            .split('_')
            .all(|word| word.starts_with(|first: char| first.is_ascii_lowercase()))
}

/// The whole name of an exercise and the part after its number. The number is that of the chapter, and need not be given.
fn exercise_name(chapter: u32, given: &str) -> Result<(String, String), Problem> {
    let (own, words) = match number("ex", given) {
        Some(number) => (number, &given[given.find('_').map_or(0, |at| at + 1)..]),
        None => (chapter, given),
    };
    // `ex4_gate` is meant to have a number.
    let starts_with_number = words
        .strip_prefix("ex")
        .is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
    if starts_with_number || !is_words(words) {
        return Err(bad_name("ex13_gate", given));
    }
    if own != chapter {
        return Err(Problem::usage("new-other-number")
            .with("name", given)
            .with("number", u64::from(chapter)));
    }
    Ok((format!("ex{chapter:02}_{words}"), words.to_owned()))
}

fn bad_name(like: &str, name: &str) -> Problem {
    Problem::usage("new-name")
        .with("name", name)
        .with("like", like)
}

/// A title goes into Markdown, TOML and a comment as it is.
fn check_title(title: &Text) -> Result<(), Problem> {
    for text in [&title.pl, &title.ru] {
        let unfit = |c: char| c.is_control() || "[]\"\\".contains(c);
        if text.trim().is_empty() || text.contains(unfit) {
            return Err(Problem::usage("new-title").with("title", &**text));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_a_number_and_words() {
        assert_eq!(number("ch", "ch13_barriers"), Some(13));
        assert_eq!(number("ex", "ex04_two_locks"), Some(4));
        for bad in [
            "ch13",
            "ch13_",
            "ch1_x",
            "ch131_x",
            "ch13_X",
            "ch13_x-y",
            "ch13_2",
            "ch13_x_",
            "ex13_x",
            "13_x",
            "",
            "ch13_ż",
            "ch13_x/../y",
        ] {
            assert_eq!(number("ch", bad), None, "{bad}");
        }
    }

    #[test]
    fn the_number_of_an_exercise_is_that_of_its_chapter() {
        let name = |given| exercise_name(4, given).map(|(name, _)| name);
        assert_eq!(name("gate").expect("a name"), "ex04_gate");
        assert_eq!(name("ex04_two_gates").expect("a name"), "ex04_two_gates");
        let key = |given| exercise_name(4, given).expect_err(given).key();
        assert_eq!(key("ex05_gate"), "new-other-number");
        assert_eq!(key("ex4_gate"), "new-name");
        assert_eq!(key("Gate"), "new-name");
        assert_eq!(key("../gate"), "new-name");
    }

    #[test]
    fn titles_need_no_escaping() {
        let title = |pl: &str, ru: &str| {
            check_title(&Text {
                pl: pl.into(),
                ru: ru.into(),
            })
        };
        title("Pule: „nowe”", "Пулы: «новые»").expect("fit");
        for bad in ["", " ", "a [b]", "a\nb", "a \"b\"", "a\\b"] {
            assert!(
                title("a", bad).is_err() && title(bad, "a").is_err(),
                "{bad}"
            );
        }
    }

    #[test]
    fn a_seal_is_added_among_the_others() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let write = |path: &str, text: &str| {
            let path = root.path().join("exercises/ex02_b").join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, text).expect("written");
        };
        let texts = "chapter = \"ch02_b\"\nengine = \"pure\"\nminutes = 1\ntitle = { pl = \"a\", ru = \"б\" }\ncase = []\n";
        write("exercise.toml", texts);
        write("tests/grade.rs", "");
        let lock = "# A comment.\nex01_a 12\nex03_c 34\n";
        let sealed = with_seal(lock, root.path(), "ex02_b").expect("sealed");
        let names: Vec<&str> = sealed
            .lines()
            .map(|line| line.split(' ').next().unwrap_or_default())
            .collect();
        assert_eq!(names, ["#", "ex01_a", "ex02_b", "ex03_c"]);
        assert!(sealed.contains("ex01_a 12\n") && sealed.ends_with("ex03_c 34\n"));
    }
}
