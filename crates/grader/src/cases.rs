//! The program that a `tests/grade.rs` becomes in a generated workspace: runs the asked cases, reports each one as it ends.

use crate::explore::{Case, Limits, explore_and_tell};
#[cfg(feature = "memory_order")]
use crate::memory_order;
use crate::plain::{self, Patience};
use crate::report::CaseReport;
use std::fs::OpenOptions;
use std::io::Write;
use std::process::ExitCode;
use std::sync::OnceLock;

/// Makes a grading program of cases, in their order.
#[macro_export]
macro_rules! main {
    ($($case:ident),+ $(,)?) => {
        fn main() -> $crate::ExitCode {
            $crate::cases::main(&[$((stringify!($case), $case as fn())),+])
        }
    };
}

/// How cases are run.
#[derive(Clone, Copy, PartialEq)]
enum Engine {
    Threads,
    Tasks,
    #[cfg(feature = "memory_order")]
    MemoryOrder,
    Pure,
    Real,
}

/// What the command line asks for.
struct Arguments {
    report: String,
    cases: Vec<String>,
    list: bool,
    replay: Option<String>,
    engine: Engine,
    limits: Limits,
}

fn arguments() -> Result<Arguments, String> {
    let mut parsed = Arguments {
        report: String::new(),
        cases: Vec::new(),
        list: false,
        replay: None,
        engine: Engine::Threads,
        limits: Limits::default(),
    };
    let mut rest = std::env::args().skip(1);
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--report" => parsed.report = value()?,
            "--case" => parsed.cases.push(value()?),
            "--replay" => parsed.replay = Some(value()?),
            "--schedules" => parsed.limits.schedules = number(&value()?)?,
            "--random" => parsed.limits.random = number(&value()?)?,
            "--refuse-spinning" => parsed.limits.refuse_spinning = true,
            "--list" => parsed.list = true,
            "--engine" => {
                parsed.engine = match value()?.as_str() {
                    "threads" => Engine::Threads,
                    "tasks" => Engine::Tasks,
                    #[cfg(feature = "memory_order")]
                    "memory_order" => Engine::MemoryOrder,
                    "pure" => Engine::Pure,
                    "real" => Engine::Real,
                    other => return Err(format!("unknown engine {other}")),
                }
            }
            other => return Err(format!("unknown argument {other}")),
        }
    }
    if parsed.report.is_empty() && !parsed.list {
        return Err("--report FILE is missing".to_owned());
    }
    Ok(parsed)
}

fn number(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("not a number: {text}"))
}

/// Called by [`main!`](crate::main).
///
/// `--report FILE [--engine threads|tasks|memory_order|pure|real] [--case NAME]… [--replay TEXT] [--schedules N] [--random N] [--refuse-spinning]`, or `--list`. Exits with 0 when
/// all asked cases were run, 2 on bad usage, and 3 when a case does not end, or where the engine runs one case in a process: its report is written, and later cases are not run,
/// since its thread cannot be ended otherwise.
#[must_use]
pub fn main(cases: &[(&'static str, Case)]) -> ExitCode {
    let arguments = match arguments() {
        Ok(arguments) => arguments,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    if arguments.list {
        cases.iter().for_each(|(name, _)| println!("{name}"));
        return ExitCode::SUCCESS;
    }
    let _ = REPORT.set(arguments.report.clone());
    let asked =
        |name: &str| arguments.cases.is_empty() || arguments.cases.iter().any(|case| case == name);
    for (name, case) in cases.iter().filter(|(name, _)| asked(name)) {
        let replay = arguments.replay.as_deref();
        let limits = &arguments.limits;
        let (report, ends_here) = match arguments.engine {
            Engine::Threads => explore_and_tell(name, *case, limits, replay),
            Engine::Tasks => explore_and_tell(
                name,
                *case,
                &Limits {
                    tasks: true,
                    ..limits.clone()
                },
                replay,
            ),
            // One case in a process, see there.
            #[cfg(feature = "memory_order")]
            Engine::MemoryOrder => (memory_order::run(name, *case, append_and_end), true),
            Engine::Pure => plain::run(name, *case, Patience::PURE),
            Engine::Real => plain::run(name, *case, Patience::REAL),
        };
        if let Err(error) = append(&report) {
            eprintln!("cannot write {}: {error}", arguments.report);
            return ExitCode::from(2);
        }
        if ends_here {
            end();
        }
    }
    ExitCode::SUCCESS
}

/// Where the reports go.
static REPORT: OnceLock<String> = OnceLock::new();

fn append(report: &CaseReport) -> std::io::Result<()> {
    let mut line = serde_json::to_vec(report)?;
    line.push(b'\n');
    let path = REPORT.get().expect("set before the first case");
    OpenOptions::new()
        .create(true)
        .append(true)
        .open(path)?
        .write_all(&line)
}

#[cfg(feature = "memory_order")]
fn append_and_end(report: &CaseReport) -> ! {
    if let Err(error) = append(report) {
        eprintln!("cannot write the report: {error}");
    }
    end()
}

/// Ends the process at once: a thread that hangs may hold a real lock that an orderly exit would want.
fn end() -> ! {
    // Safety: ends the process; nothing is left to clean up.
    unsafe { libc::_exit(3) }
}
