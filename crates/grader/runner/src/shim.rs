//! What `tests/grade.rs` becomes in the exercise's own package: a program that asks the runner for the verdict.
//!
//! There the cases are compiled against the real std, which checks that they still fit the learner's file, but they are not
//! run: one run on real threads would say next to nothing. `cargo test -p ex13_barrier` can thus not disagree with the page.

use std::{path::Path, process::ExitCode};

use crate::{
    exercise::Exercise,
    find::find_root_from,
    grade::{Options, first_build_remark, grade_with},
    text,
};

/// Called by [`main!`](crate::main) with the package's folder and its cases.
#[must_use]
pub fn main(folder: &str, cases: &[(&'static str, fn())]) -> ExitCode {
    let folder = Path::new(folder);
    let names: Vec<&'static str> = cases.iter().map(|(name, _)| *name).collect();
    let asked = match Asked::parse(std::env::args().skip(1), &names) {
        Ok(asked) => asked,
        Err(unknown) => {
            eprintln!("unknown argument {unknown}");
            return ExitCode::from(2);
        }
    };
    if asked.list {
        for name in &asked.cases {
            println!("{name}: test");
        }
        return ExitCode::SUCCESS;
    }
    if asked.cases.is_empty() {
        return ExitCode::SUCCESS;
    }
    let loaded = find_root_from(folder)
        .map_err(|error| error.to_string())
        .and_then(|root| {
            let exercise = Exercise::load(folder).map_err(|error| error.to_string())?;
            Ok((root, exercise))
        });
    let (root, exercise) = match loaded {
        Ok(loaded) => loaded,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(3);
        }
    };
    let options = Options {
        cases: asked.cases.iter().map(|&name| name.to_owned()).collect(),
        ..Options::default()
    };
    let language = narrator::language::choose(None);
    if let Some(remark) = first_build_remark(&root, &exercise, language) {
        eprintln!("{remark}");
    }
    let verdict = grade_with(&root, &exercise, &options, &mut |_| ());
    print!(
        "{}",
        verdict.to_text(language, text::width(), text::colour())
    );
    ExitCode::from(verdict.exit_code())
}

/// What `cargo test` passes on.
#[derive(Debug, PartialEq, Eq)]
struct Asked<'a> {
    list: bool,
    cases: Vec<&'a str>,
}

impl<'a> Asked<'a> {
    /// Understands libtest's options as far as they say which cases; those about its output have no meaning here.
    fn parse(
        arguments: impl Iterator<Item = String>,
        names: &[&'a str],
    ) -> Result<Asked<'a>, String> {
        const WITHOUT_VALUE: [&str; 9] = [
            "--nocapture",
            "--no-capture",
            "--show-output",
            "--quiet",
            "-q",
            "--test",
            "--include-ignored",
            "--report-time",
            "--force-run-in-process",
        ];
        const WITH_VALUE: [&str; 7] = [
            "--test-threads",
            "--color",
            "--format",
            "--logfile",
            "-Z",
            "--shuffle-seed",
            "--ensure-time",
        ];
        let (mut list, mut exact, mut ignored) = (false, false, false);
        let mut filters = Vec::new();
        let mut skipped = Vec::new();
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--list" => list = true,
                "--exact" => exact = true,
                "--ignored" | "--bench" => ignored = true,
                "--skip" => skipped.extend(arguments.next()),
                known if WITHOUT_VALUE.contains(&known) => {}
                known if WITH_VALUE.contains(&known) => {
                    arguments.next();
                }
                joined
                    if joined.starts_with("-")
                        && joined
                            .split_once('=')
                            .is_some_and(|(name, _)| WITH_VALUE.contains(&name)) => {}
                unknown if unknown.starts_with('-') => return Err(argument),
                _ => filters.push(argument),
            }
        }
        let fits = |name: &str, filter: &String| {
            if exact {
                name == filter
            } else {
                name.contains(filter.as_str())
            }
        };
        let cases = names
            .iter()
            .copied()
            .filter(|_| !ignored)
            .filter(|name| filters.is_empty() || filters.iter().any(|filter| fits(name, filter)))
            .filter(|name| !skipped.iter().any(|filter| fits(name, filter)))
            .collect();
        Ok(Asked { list, cases })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(arguments: &str) -> Result<Asked<'static>, String> {
        let arguments = arguments.split_whitespace().map(str::to_owned);
        Asked::parse(arguments, &["first_case", "second_case"])
    }

    fn cases(arguments: &str) -> Vec<&'static str> {
        asked(arguments).expect("valid arguments").cases
    }

    #[test]
    fn filters_choose_cases_as_libtest_would() {
        assert_eq!(cases(""), ["first_case", "second_case"]);
        assert_eq!(cases("second"), ["second_case"]);
        assert_eq!(cases("case --exact"), Vec::<&str>::new());
        assert_eq!(cases("first_case --exact"), ["first_case"]);
        assert_eq!(cases("--skip first"), ["second_case"]);
        assert_eq!(cases("--ignored"), Vec::<&str>::new());
    }

    #[test]
    fn options_about_output_are_accepted_and_unknown_ones_are_not() {
        let all = "--nocapture --test-threads 1 --color=always --format pretty -q";
        assert_eq!(cases(all).len(), 2);
        assert!(asked("--list").expect("valid").list);
        assert_eq!(asked("--unknown"), Err("--unknown".to_owned()));
    }
}
