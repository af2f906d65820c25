//! From what became of a case to its verdict.

use grader::report::{CaseReport, Diagnosis, Failure, Finding, History, Outcome as Reported};
use timeline::{Language, Text};

use crate::{
    child::{End, Ended},
    exercise::Exercise,
    message::{self, Facts},
    places::Sources,
    schedule,
    verdict::{CaseOutcome, CaseVerdict},
    words::{Arguments, both, count, plain, say},
};

/// From a child's facts to the verdict on a case.
pub(crate) fn case_verdict(
    report: CaseReport,
    exercise: &Exercise,
    sources: &Sources,
) -> CaseVerdict {
    let outcome = match report.outcome {
        Reported::Passed => CaseOutcome::Passed,
        Reported::Failed => CaseOutcome::Failed,
        Reported::Unsolved => CaseOutcome::Unsolved,
    };
    let mut verdict = CaseVerdict {
        title: exercise.case_title(&report.name),
        name: report.name,
        outcome,
        diagnosis: None,
        message: Text::default(),
        // Where nothing is explored there are no schedules to count.
        schedules: if exercise.engine.explores() {
            report.schedules
        } else {
            0
        },
        bound: report.bound,
        complete: report.complete,
        replay: String::new(),
        timeline: None,
    };
    if let Some(failure) = report.failure {
        let facts = Facts {
            engine: exercise.engine,
            history: &failure.history,
            sources,
            requirements: &exercise.messages,
        };
        verdict.diagnosis = Some(failure.diagnosis);
        verdict.message = message::message(&failure, &facts);
        verdict.timeline = schedule::timeline(&failure, &facts);
        verdict.replay = failure.replay;
    }
    verdict
}

/// The verdict on a case whose program died or was ended.
pub(crate) fn died(
    case: &str,
    ended: &Ended,
    exercise: &Exercise,
    sources: &Sources,
) -> CaseVerdict {
    let diagnosis = match ended.end {
        End::Exit(_) | End::Signal(_) => Diagnosis::Crashed,
        End::OutOfTime(_) | End::Blocked => Diagnosis::TimedOut,
        End::TooManyProcesses(_) => Diagnosis::LimitExceeded,
    };
    let failure = |language| Failure {
        diagnosis,
        finding: Finding::Child {
            how: how(language, ended),
        },
        history: History::default(),
        replay: String::new(),
    };
    let facts = Facts {
        engine: exercise.engine,
        history: &History::default(),
        sources,
        requirements: &exercise.messages,
    };
    let message = both(|language| {
        let text = message::message(&failure(language), &facts);
        text.get(language).to_owned()
    });
    CaseVerdict {
        diagnosis: Some(diagnosis),
        message,
        ..unexplored(case, exercise)
    }
}

/// The verdict on a case that could not be run, since those before it did not end.
pub(crate) fn no_time(case: &str, exercise: &Exercise) -> CaseVerdict {
    CaseVerdict {
        diagnosis: Some(Diagnosis::TimedOut),
        message: both(|language| plain(language, "no-time")),
        ..unexplored(case, exercise)
    }
}

/// The verdict on a case that left processes behind.
pub(crate) fn left(case: &str, names: &[String], exercise: &Exercise) -> CaseVerdict {
    CaseVerdict {
        diagnosis: Some(Diagnosis::Leak),
        message: both(|language| message::left_processes(language, names)),
        ..unexplored(case, exercise)
    }
}

/// The verdict on a case that has started a program which came to the learner's `todo!()`.
pub(crate) fn unsolved(case: &str, exercise: &Exercise) -> CaseVerdict {
    CaseVerdict {
        outcome: CaseOutcome::Unsolved,
        ..unexplored(case, exercise)
    }
}

/// A failed case without a schedule, to be filled in.
fn unexplored(case: &str, exercise: &Exercise) -> CaseVerdict {
    CaseVerdict {
        name: case.to_owned(),
        title: exercise.case_title(case),
        outcome: CaseOutcome::Failed,
        diagnosis: None,
        message: Text::default(),
        schedules: 0,
        bound: None,
        complete: false,
        replay: String::new(),
        timeline: None,
    }
}

/// How a program ended, for a reader. The two texts searched for are those of Rust's own runtime.
fn how(language: Language, ended: &Ended) -> String {
    let mut arguments = Arguments::new();
    let id = match ended.end {
        End::OutOfTime(wall) => {
            arguments.set("n", count(wall.as_secs()));
            "how-wall"
        }
        End::Blocked => "how-blocked",
        End::TooManyProcesses(limit) => {
            arguments.set("n", limit.to_string());
            "how-processes"
        }
        End::Signal(_) if ended.errors.contains("has overflowed its stack") => "how-overflow",
        End::Signal(_) if ended.errors.contains("memory allocation of") => "how-memory",
        End::Signal(number) => {
            arguments.set("n", number.to_string());
            let signal = nix::sys::signal::Signal::try_from(number);
            arguments.set("name", signal.map_or("?", |signal| signal.as_str()));
            if number == libc::SIGSEGV {
                "how-segv"
            } else {
                "how-signal"
            }
        }
        End::Exit(code) => {
            arguments.set("n", code.to_string());
            "how-exit"
        }
    };
    say(language, id, &arguments)
}
