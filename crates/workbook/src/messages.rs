//! What the tool says, in the reader's language.
//!
//! All sentences are in `locales/pl/tool.ftl` and `locales/ru/tool.ftl` and are compiled in; code names them by key. A
//! [`Problem`] is an error that is such a sentence: what is wrong, and what to do next. The language is known only at the edge,
//! so a problem carries its key and arguments up to there.

pub mod reasons;
mod sentence;

use std::{borrow::Cow, fmt, io, path::Path};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use timeline::Language;
use unic_langid::LanguageIdentifier;

pub use sentence::Sentence;

/// The sources of the messages, by language.
const fn source(language: Language) -> &'static str {
    match language {
        Language::Pl => include_str!("../locales/pl/tool.ftl"),
        Language::Ru => include_str!("../locales/ru/tool.ftl"),
    }
}

/// The messages of one language.
pub struct Messages {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Messages {
    /// The messages in this language.
    ///
    /// # Panics
    /// When a message file is not valid Fluent, which the tests exclude.
    #[must_use]
    pub fn new(language: Language) -> Messages {
        let resource = FluentResource::try_new(source(language).to_owned())
            .unwrap_or_else(|(_, errors)| panic!("{} messages: {errors:?}", language.code()));
        let locale: LanguageIdentifier = language
            .code()
            .parse()
            .expect("the code of a language is a language identifier");
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Terminals show the invisible isolation marks as boxes.
        bundle.set_use_isolating(false);
        bundle
            .add_resource(resource)
            .unwrap_or_else(|errors| panic!("{} messages: {errors:?}", language.code()));
        Messages { language, bundle }
    }

    /// The language of these messages.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The message `key`, if there is one.
    #[must_use]
    pub fn find(&self, key: &str, arguments: &[(&'static str, Argument)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let arguments: FluentArgs<'_> = arguments
            .iter()
            .map(|(name, value)| (Cow::Borrowed(*name), value.as_fluent(self)))
            .collect();
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&arguments), &mut errors);
        debug_assert!(errors.is_empty(), "{key}: {errors:?}");
        Some(text.into_owned())
    }

    /// The message `key` with its arguments.
    ///
    /// # Panics
    /// When there is no such message, which the tests exclude.
    #[must_use]
    pub fn say(&self, key: &str, arguments: &[(&'static str, Argument)]) -> String {
        self.find(key, arguments)
            .unwrap_or_else(|| panic!("no message {key}"))
    }

    /// The message of a problem.
    #[must_use]
    pub fn problem(&self, problem: &Problem) -> String {
        self.say(problem.key, &problem.arguments)
    }

    /// An error as one sentence and the next action. What is not a [`Problem`] is a fault of ours and says so.
    #[must_use]
    pub fn error(&self, error: &anyhow::Error) -> String {
        match error.downcast_ref::<Problem>() {
            Some(problem) => self.problem(problem),
            None => self.say("fault", &[("reason", format!("{error:#}").into())]),
        }
    }
}

/// A value put into a message: a text, a number, of which Fluent chooses the plural form, or a message in its turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// Shown as it is.
    Text(String),
    /// Counted.
    Number(u64),
    /// A reason within a sentence, in the language of the sentence.
    Problem(Box<Problem>),
}

impl Argument {
    fn as_fluent(&self, messages: &Messages) -> FluentValue<'_> {
        match self {
            Argument::Text(text) => FluentValue::from(text.as_str()),
            Argument::Number(number) => FluentValue::from(*number),
            Argument::Problem(problem) => FluentValue::from(messages.problem(problem)),
        }
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Argument {
        Argument::Text(text)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Argument {
        Argument::Text(text.to_owned())
    }
}

impl From<Problem> for Argument {
    fn from(problem: Problem) -> Argument {
        Argument::Problem(Box::new(problem))
    }
}

impl From<u64> for Argument {
    fn from(number: u64) -> Argument {
        Argument::Number(number)
    }
}

/// How the process ends when it does not succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// The exercise was graded and did not pass.
    NotPassed = 1,
    /// The command cannot be done as it was given: a name, a file, a folder or a port has to change.
    Usage = 2,
    /// Something that is not the reader's doing.
    Fault = 3,
}

/// An error told by a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    key: &'static str,
    arguments: Vec<(&'static str, Argument)>,
    exit: Exit,
}

impl Problem {
    /// A problem that the caller solves by calling differently.
    #[must_use]
    pub const fn usage(key: &'static str) -> Problem {
        Problem::new(key, Exit::Usage)
    }

    /// A problem of the workbook or of the machine.
    #[must_use]
    pub const fn fault(key: &'static str) -> Problem {
        Problem::new(key, Exit::Fault)
    }

    const fn new(key: &'static str, exit: Exit) -> Problem {
        let arguments = Vec::new();
        Problem {
            key,
            arguments,
            exit,
        }
    }

    /// Adds an argument of the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Problem {
        self.arguments.push((name, value.into()));
        self
    }

    /// That a file cannot be written.
    #[must_use]
    pub fn not_written(file: &Path, error: &io::Error) -> Problem {
        Problem::usage("not-written")
            .with("file", file.display().to_string())
            .with("reason", error.to_string())
    }

    /// The same problem told by another message, which takes the same arguments.
    #[must_use]
    pub fn told_as(self, key: &'static str) -> Problem {
        Problem { key, ..self }
    }

    /// The key of the message.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        self.key
    }

    /// How the process ends because of it.
    #[must_use]
    pub const fn exit(&self) -> Exit {
        self.exit
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.key)?;
        for (name, value) in &self.arguments {
            match value {
                Argument::Text(text) => write!(formatter, " {name}={text}")?,
                Argument::Number(number) => write!(formatter, " {name}={number}")?,
                Argument::Problem(problem) => write!(formatter, " {name}=({problem})")?,
            }
        }
        Ok(())
    }
}

impl std::error::Error for Problem {}

#[cfg(test)]
mod tests;
