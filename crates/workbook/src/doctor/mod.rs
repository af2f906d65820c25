//! Is this laptop ready for a workshop?
//!
//! Each [`Check`] asks the machine itself and can find that something is missing; nothing is concluded from a table of what
//! should be there. None of them needs the internet, and none waits for it: Cargo is told to stay offline. The checks stand in the
//! order in which they are made, fast ones first.

mod commands;
mod machine;
mod tools;
mod trials;

use std::path::PathBuf;

use narrator::language::Reason;
use timeline::Language;

use crate::{map::Map, messages::Sentence};

/// What is asked about: this machine, as the workbook sees it.
#[derive(Clone, Debug)]
pub struct Laptop {
    /// The root of the workbook.
    pub root: PathBuf,
    /// Where cargo builds.
    pub target: PathBuf,
    /// The map of the book.
    pub map: Map,
    /// The language in which the workbook speaks, and why.
    pub language: (Language, Reason),
    /// The binary of this tool.
    pub tool: PathBuf,
}

/// What came of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is as it should be.
    Good,
    /// Something could be better, but a workshop can do without it.
    Remark,
    /// A workshop cannot do without it.
    Missing,
    /// It could not be found out, because something else is missing.
    Skipped,
}

impl Outcome {
    /// Its name in the JSON form.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Outcome::Good => "good",
            Outcome::Remark => "remark",
            Outcome::Missing => "missing",
            Outcome::Skipped => "skipped",
        }
    }

    /// Whether a workshop is possible with it.
    #[must_use]
    pub const fn is_ready(self) -> bool {
        matches!(self, Outcome::Good | Outcome::Remark)
    }
}

/// What a check has found, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What came of it.
    pub outcome: Outcome,
    /// What was found.
    pub text: Sentence,
    /// What to do; always there if the outcome is [`Outcome::Remark`] or [`Outcome::Missing`].
    pub remedy: Option<Sentence>,
}

impl Finding {
    fn good(text: Sentence) -> Finding {
        Finding {
            outcome: Outcome::Good,
            text,
            remedy: None,
        }
    }

    fn remark(text: Sentence, remedy: Sentence) -> Finding {
        Finding {
            outcome: Outcome::Remark,
            text,
            remedy: Some(remedy),
        }
    }

    fn missing(text: Sentence, remedy: Sentence) -> Finding {
        Finding {
            outcome: Outcome::Missing,
            text,
            remedy: Some(remedy),
        }
    }
}

/// One question to the machine.
pub struct Check {
    /// Its name in the JSON form.
    pub id: &'static str,
    /// Said while it works, if that takes longer than a moment.
    pub working: Option<Sentence>,
    /// The checks that must be ready before this one can be made.
    needs: &'static [&'static str],
    examine: fn(&Laptop) -> Finding,
}

const fn fast(id: &'static str, examine: fn(&Laptop) -> Finding) -> Check {
    Check {
        id,
        working: None,
        needs: &[],
        examine,
    }
}

const fn slow(
    id: &'static str,
    working: Sentence,
    needs: &'static [&'static str],
    examine: fn(&Laptop) -> Finding,
) -> Check {
    Check {
        id,
        working: Some(working),
        needs,
        examine,
    }
}

/// All checks, in the order in which they are made.
const CHECKS: [Check; 19] = [
    fast("system", machine::system),
    fast("rust", tools::rust),
    fast("cores", machine::cores),
    fast("memory", machine::memory),
    fast("disk", machine::disk),
    fast("port", machine::port),
    fast("progress", machine::progress),
    fast("terminal", machine::terminal),
    fast("language", machine::language),
    fast("git", tools::git),
    fast("python", tools::python),
    fast("mdbook", tools::mdbook),
    fast("editor", tools::editor),
    slow(
        "linker",
        Sentence::new("doctor-linker-working"),
        &["rust"],
        tools::linker,
    ),
    slow(
        "sources",
        Sentence::new("doctor-sources-working"),
        &["rust"],
        trials::sources,
    ),
    slow(
        "engines",
        Sentence::new("doctor-engines-working"),
        &["sources"],
        trials::engines,
    ),
    slow(
        "example",
        Sentence::new("doctor-example-working"),
        &["linker", "sources"],
        trials::example,
    ),
    slow(
        "wrong_solution",
        Sentence::new("doctor-wrong-working"),
        &["linker", "engines"],
        trials::wrong_solution,
    ),
    slow(
        "right_solution",
        Sentence::new("doctor-right-working"),
        &["linker", "engines"],
        trials::right_solution,
    ),
];

/// Makes all checks. `begun` is called before each, `ended` after it, with what was found.
pub fn examine(
    laptop: &Laptop,
    mut begun: impl FnMut(&Check),
    mut ended: impl FnMut(&Check, &Finding),
) {
    let mut unready: Vec<&str> = Vec::new();
    for check in CHECKS {
        begun(&check);
        let finding = if check.needs.iter().any(|needed| unready.contains(needed)) {
            Finding {
                outcome: Outcome::Skipped,
                text: Sentence::new("doctor-skipped").with("check", check.id),
                remedy: None,
            }
        } else {
            (check.examine)(laptop)
        };
        if !finding.outcome.is_ready() {
            unready.push(check.id);
        }
        ended(&check, &finding);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_needs_only_what_was_asked_before() {
        for (index, check) in CHECKS.iter().enumerate() {
            let before = &CHECKS[..index];
            for needed in check.needs {
                assert!(before.iter().any(|one| one.id == *needed), "{}", check.id);
            }
            assert!(before.iter().all(|one| one.id != check.id), "{}", check.id);
        }
    }
}
