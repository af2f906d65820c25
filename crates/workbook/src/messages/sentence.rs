//! A message to be said later.

use super::{Argument, Messages, Problem};

/// A message with its arguments, to be said when the language is known. Unlike a [`Problem`] it is no error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    key: &'static str,
    arguments: Vec<(&'static str, Argument)>,
}

impl Sentence {
    /// The message `key`, as yet without arguments.
    #[must_use]
    pub const fn new(key: &'static str) -> Sentence {
        let arguments = Vec::new();
        Sentence { key, arguments }
    }

    /// Adds an argument of the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Sentence {
        self.arguments.push((name, value.into()));
        self
    }

    /// Its text in the language of these messages.
    ///
    /// # Panics
    /// As [`Messages::say`].
    #[must_use]
    pub fn say(&self, messages: &Messages) -> String {
        messages.say(self.key, &self.arguments)
    }

    /// The key of the message.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        self.key
    }
}

impl From<Problem> for Sentence {
    fn from(problem: Problem) -> Sentence {
        Sentence {
            key: problem.key,
            arguments: problem.arguments,
        }
    }
}
