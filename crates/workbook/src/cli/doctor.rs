//! `doctor`: prints what [`crate::doctor`] finds, each line as soon as it is known.

use std::{
    io::{self, IsTerminal, Write},
    process::ExitCode,
    time::Instant,
};

use narrator::language;
use serde::Serialize;
use timeline::{Language, Text};

use crate::{
    doctor::{self, Check, Finding, Laptop, Outcome},
    map::Map,
    messages::{Exit, Messages, Sentence},
    root,
    serve::programs,
    supervisor,
};

/// The version of the JSON form.
const SCHEMA: u32 = 1;

/// Before a remedy, and before the further lines of a finding.
const INDENT: &str = "    ";

/// Examines this machine. The exit code is 0 only if everything that is needed is there.
pub fn doctor(
    asked: Option<Language>,
    json: bool,
    messages: &Messages,
) -> anyhow::Result<ExitCode> {
    let root = root::find()?;
    let laptop = Laptop {
        map: Map::load(&root)?,
        target: programs::target_directory(&root),
        language: language::choose_with_reason(asked.map(Language::code)),
        tool: supervisor::binary()?,
        root,
    };
    let obstacles = if json {
        in_json(&laptop)?
    } else {
        in_words(&laptop, messages)
    };
    Ok(if obstacles == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(Exit::NotPassed as u8)
    })
}

/// Prints the findings one by one and returns the number of obstacles.
fn in_words(laptop: &Laptop, messages: &Messages) -> u64 {
    let page = Page {
        width: runner::width(),
        colour: runner::colour(),
        overwrites: io::stderr().is_terminal(),
        messages,
    };
    let mut obstacles = 0;
    doctor::examine(
        laptop,
        |check| page.begin(check),
        |check, finding| {
            obstacles += u64::from(finding.outcome == Outcome::Missing);
            page.end(check, finding);
        },
    );
    let count = [("count", obstacles.into())];
    print_or_not(&format!("\n{}\n", messages.say("doctor-result", &count)));
    obstacles
}

/// The JSON form.
#[derive(Serialize)]
struct Report {
    schema: u32,
    ready: bool,
    checks: Vec<Reported>,
}

#[derive(Serialize)]
struct Reported {
    id: &'static str,
    outcome: &'static str,
    text: Text,
    remedy: Option<Text>,
    millis: u64,
}

/// Prints one document and returns the number of obstacles.
fn in_json(laptop: &Laptop) -> anyhow::Result<u64> {
    let [polish, russian] = Language::ALL.map(Messages::new);
    let both = |sentence: &Sentence| Text {
        pl: sentence.say(&polish),
        ru: sentence.say(&russian),
    };
    let mut obstacles = 0;
    let mut checks = Vec::new();
    let mut begun = Instant::now();
    doctor::examine(
        laptop,
        |_| {},
        |check, finding| {
            obstacles += u64::from(finding.outcome == Outcome::Missing);
            checks.push(Reported {
                id: check.id,
                outcome: finding.outcome.id(),
                text: both(&finding.text),
                remedy: finding.remedy.as_ref().map(both),
                millis: u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX),
            });
            begun = Instant::now();
        },
    );
    let report = Report {
        schema: SCHEMA,
        ready: obstacles == 0,
        checks,
    };
    print_or_not(&format!("{}\n", serde_json::to_string_pretty(&report)?));
    Ok(obstacles)
}

struct Page<'a> {
    width: usize,
    colour: bool,
    /// Whether what is said while a check works can be taken away again.
    overwrites: bool,
    messages: &'a Messages,
}

impl Page<'_> {
    fn begin(&self, check: &Check) {
        if let Some(working) = &check.working {
            let end = if self.overwrites { "" } else { "\n" };
            eprint!("… {}{end}", working.say(self.messages));
        }
    }

    fn end(&self, check: &Check, finding: &Finding) {
        if check.working.is_some() && self.overwrites {
            eprint!("\r\x1b[K");
        }
        let (sign, paint) = match finding.outcome {
            Outcome::Good => ("✓", 32),
            Outcome::Remark => ("!", 33),
            Outcome::Missing => ("✗", 31),
            Outcome::Skipped => ("○", 2),
        };
        let sign = if self.colour {
            format!("\x1b[{paint}m{sign}\x1b[0m")
        } else {
            sign.to_owned()
        };
        let text = finding.text.say(self.messages);
        let mut shown = format!("{sign} {}\n", self.wrapped(&text, 2));
        if let Some(remedy) = &finding.remedy {
            let remedy = remedy.say(self.messages);
            shown += &format!("{INDENT}→ {}\n", self.wrapped(&remedy, INDENT.len() + 2));
        }
        print_or_not(&shown);
    }

    /// The text in lines that fit beside what stands `before` it, in columns; the further ones are indented. Neither words nor
    /// commands are broken: they must stay such that they can be copied.
    fn wrapped(&self, text: &str, before: usize) -> String {
        let mut lines: Vec<String> = Vec::new();
        let mut left = self.width.saturating_sub(before);
        for word in unbreakable(text) {
            let length = word.chars().count();
            match lines.last_mut() {
                Some(line) if line.chars().count() + 1 + length <= left => {
                    line.push(' ');
                    line.push_str(word);
                }
                last => {
                    if last.is_some() {
                        left = self.width.saturating_sub(INDENT.len() + 2);
                    }
                    lines.push(word.to_owned());
                }
            }
        }
        lines.join(&format!("\n{INDENT}  "))
    }
}

/// The words of a text; what stands between backticks is one.
fn unbreakable(text: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    text.split(move |c| {
        inside ^= c == '`';
        c == ' ' && !inside
    })
}

/// Prints; that nobody reads any more (`… | head`) is no error.
fn print_or_not(text: &str) {
    let mut out = io::stdout();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_commands_are_not_broken() {
        let page = Page {
            width: 30,
            colour: false,
            overwrites: false,
            messages: &Messages::new(Language::Pl),
        };
        let wrapped = page.wrapped(
            "Wątek czeka długo, potem `cargo build --locked`, koniec.",
            2,
        );
        let lines: Vec<&str> = wrapped.lines().collect();
        assert_eq!(
            lines,
            [
                "Wątek czeka długo, potem",
                "      `cargo build --locked`,",
                "      koniec."
            ]
        );
    }
}
