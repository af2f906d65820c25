//! Standard output, the size and the colours of the terminal, and questions.

use std::{
    io::{self, BufRead, IsTerminal, Write},
    path::Path,
};

use runner::Paint;
use timeline::Language;

use crate::messages::{Messages, Problem};

/// Overwrites the line that the cursor is in.
pub const CLEAR_LINE: &str = "\r\x1b[K";

/// How text is laid out.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Columns of a line.
    pub width: usize,
    /// Whether there are ANSI colours.
    pub colour: bool,
}

impl Style {
    /// That of standard output.
    pub fn of_output() -> Style {
        Style {
            width: runner::width(),
            colour: runner::colour(),
        }
    }

    /// The same with narrower lines, if these are wider.
    pub fn at_most(self, width: usize) -> Style {
        Style {
            width: self.width.min(width),
            ..self
        }
    }

    /// The text in a colour, if there are any.
    pub fn paint(self, paint: Paint, text: &str) -> String {
        if self.colour {
            paint.on(text)
        } else {
            text.to_owned()
        }
    }

    /// The text in lines that fit, broken where it is already and at spaces, each after `indent` spaces and with a line end.
    pub fn paragraph(self, text: &str, indent: usize) -> String {
        self.lines(text, indent, str::to_owned)
    }

    /// As [`Style::paragraph`], in a colour.
    pub fn painted_paragraph(self, paint: Paint, text: &str, indent: usize) -> String {
        self.lines(text, indent, |line| self.paint(paint, line))
    }

    fn lines(self, text: &str, indent: usize, shown: impl Fn(&str) -> String) -> String {
        let width = self.width.saturating_sub(indent).max(1);
        let lines = text.lines().flat_map(|line| runner::wrap(line, width));
        lines
            .map(|line| format!("{:indent$}{}\n", "", shown(&line)))
            .collect()
    }
}

/// Prints. That nobody reads any more (`… | head`) is no error.
pub fn print(text: &str) -> Result<(), Problem> {
    let mut output = io::stdout().lock();
    let printed = output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush());
    match printed {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Problem::not_written(Path::new("/dev/stdout"), &error))
        }
        _ => Ok(()),
    }
}

/// Asks a question on standard error. Whatever is not a yes is a no.
///
/// # Errors
/// When nobody can answer, because standard input is no terminal.
pub fn confirm(question: &str, messages: &Messages) -> Result<bool, Problem> {
    let input = io::stdin();
    if !input.is_terminal() {
        return Err(Problem::usage("nobody-to-ask").with("question", question));
    }
    let line = format!("{question} {}", messages.say("yes-or-no", &[]));
    eprint!("{} ", Style::of_output().paragraph(&line, 0).trim_end());
    let mut answer = String::new();
    let read = input.lock().read_line(&mut answer);
    if !answer.ends_with('\n') {
        // Ctrl-D leaves the cursor in the line of the question.
        eprintln!();
    }
    Ok(read.is_ok() && is_yes(&answer, messages.language()))
}

fn is_yes(answer: &str, language: Language) -> bool {
    let own: &[&str] = match language {
        Language::Pl => &["t", "tak"],
        Language::Ru => &["д", "да"],
    };
    let answer = answer.trim().to_lowercase();
    own.contains(&&*answer) || ["y", "yes"].contains(&&*answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_yes_is_a_yes() {
        for answer in ["t\n", "Tak\n", " y ", "YES"] {
            assert!(is_yes(answer, Language::Pl), "{answer}");
        }
        for answer in ["д\n", "ДА", "y"] {
            assert!(is_yes(answer, Language::Ru), "{answer}");
        }
        for answer in ["", "\n", "n", "nie", "takk", "д"] {
            assert!(!is_yes(answer, Language::Pl), "{answer}");
        }
    }
}
