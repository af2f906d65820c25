//! Reasons that fit into a sentence of several messages: why a file cannot be used.
//!
//! What the system and the parsers say is English; the common cases have words of their own here, the rest is quoted.

use std::{fmt::Display, io};

use super::Problem;

/// Why a file could not be read.
#[must_use]
pub fn unreadable(file: impl Display, error: &io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::NotFound => no_file(file),
        _ => Problem::fault("reason-unreadable")
            .with("file", file.to_string())
            .with("reason", error.to_string()),
    }
}

/// That a file is missing.
#[must_use]
pub fn no_file(file: impl Display) -> Problem {
    Problem::fault("reason-no-file").with("file", file.to_string())
}

/// Why a file is not what it must be; `reason` is what the parser says.
#[must_use]
pub fn malformed(file: impl Display, reason: impl Display) -> Problem {
    Problem::fault("reason-malformed")
        .with("file", file.to_string())
        .with("reason", reason.to_string())
}

/// Why a TOML file is not what it must be.
#[must_use]
pub fn malformed_toml(file: impl Display, error: &toml::de::Error) -> Problem {
    Problem::fault("reason-malformed")
        .with("file", file.to_string())
        .with("reason", toml(error.message()))
}

/// What the TOML parser says.
#[must_use]
pub fn toml(message: &str) -> Problem {
    let quoted_after = |what: &str| {
        let (key, _) = message.strip_prefix(what)?.split_once('`')?;
        Some(key.to_owned())
    };
    if let Some(key) = quoted_after("missing field `") {
        Problem::fault("reason-toml-missing").with("key", key)
    } else if let Some(key) = quoted_after("unknown field `") {
        Problem::fault("reason-toml-unknown").with("key", key)
    } else {
        Problem::fault("reason-toml").with("reason", message)
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use timeline::Language;

    use super::*;
    use crate::messages::Messages;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only the errors are looked at")]
    struct Manifest {
        minutes: u32,
    }

    /// What is said about a text that is no `Manifest`.
    fn said(language: Language, text: &str) -> String {
        let error = toml::from_str::<Manifest>(text).expect_err("it is wrong");
        Messages::new(language).problem(&malformed_toml("a.toml", &error))
    }

    #[test]
    fn a_missing_and_an_unknown_key_are_told_in_the_readers_language() {
        assert_eq!(
            said(Language::Pl, ""),
            "w pliku a.toml jest błąd: brakuje klucza `minutes`"
        );
        assert_eq!(
            said(Language::Ru, "minutes = 1\nhours = 2"),
            "в файле a.toml ошибка: неизвестный ключ `hours`"
        );
    }

    #[test]
    fn what_the_parser_says_otherwise_is_quoted() {
        let text = said(Language::Pl, "minutes = \"x\"");
        assert!(text.contains("„invalid type: string"), "{text}");
    }
}
