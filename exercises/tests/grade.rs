//! Grades the learner's files.

use libtest_mimic::Arguments;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let found = runner::find_root()
        .map_err(|error| error.to_string())
        .and_then(|root| exercises::trials(&root).map_err(|error| error.to_string()));
    match found {
        Ok(trials) => libtest_mimic::run(&arguments, trials).exit_code(),
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
