//! Failures made by hand, of an exercise with two accounts: what the tests of reports are about.

mod sentences;
mod whole;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    time::Duration,
};

use grader::report::{
    Access, CaseReport, Diagnosis, Failure, Finding, History, ObjectFacts, ObjectKind, Operation,
    Outcome as Reported, Place, Step, ThreadFacts, Waiter,
};
use timeline::{Language, Text};

use crate::{
    child::{End, Ended},
    conclude::{case_verdict, died, left},
    exercise::{BusyWait, Case, Engine, Exercise},
    message::{Facts, faults, message},
    names::operation,
    places::Sources,
    verdict::{CaseVerdict, CompilerMessage, Outcome, Verdict},
    words::{Arguments, count, has, say},
};

const SOURCE: &str = "/w/ex07_transfer/src/lib.rs";
const GRADE: &str = "/w/ex07_transfer/tests/grade.rs";

fn text(pl: &str, ru: &str) -> Text {
    Text {
        pl: pl.to_owned(),
        ru: ru.to_owned(),
    }
}

fn exercise() -> Exercise {
    let case = |name: &str, pl: &str, ru: &str| Case {
        name: name.to_owned(),
        title: text(pl, ru),
    };
    Exercise {
        name: "ex07_transfer".to_owned(),
        number: 7,
        chapter: "ch07_mutexes".to_owned(),
        engine: Engine::Threads,
        title: text("Przelewy", "Переводы"),
        minutes: 20,
        busy_wait: BusyWait::Allowed,
        solution: None,
        hints: Vec::new(),
        cases: vec![
            case(
                "one_transfer",
                "jeden przelew przenosi pieniądze",
                "один перевод переносит деньги",
            ),
            case(
                "opposite_transfers",
                "dwa przelewy w przeciwne strony się kończą",
                "два встречных перевода завершаются",
            ),
        ],
        messages: BTreeMap::from([(
            "total".to_owned(),
            text(
                "Suma sald to {actual}, a powinna być {expected}.",
                "Сумма остатков {actual}, а должна быть {expected}.",
            ),
        )]),
        folder: PathBuf::from("/w/ex07_transfer"),
    }
}

fn sources() -> Sources {
    Sources::new(Path::new(SOURCE), Path::new(GRADE), Path::new("/w"))
        .with_text(SOURCE, include_str!("../../tests/golden/transfer.rs.txt"))
        .with_text(GRADE, include_str!("../../tests/golden/grade.rs.txt"))
}

fn place(line: u32) -> Place {
    Place {
        file: SOURCE.to_owned(),
        line,
    }
}

fn grade_place(line: u32) -> Place {
    Place {
        file: GRADE.to_owned(),
        line,
    }
}

fn step(thread: usize, operation: Operation, object: Option<usize>, place: Place) -> Step {
    Step {
        thread,
        operation,
        waits: false,
        object,
        place: Some(place),
        value: None,
        times: 1,
    }
}

fn waits(mut step: Step) -> Step {
    step.waits = true;
    step
}

fn of(mut step: Step, value: &str) -> Step {
    step.value = Some(value.to_owned());
    step
}

/// Two threads, two mutexes, a condition variable, an atomic and a cell; the second thread has a name.
fn history(steps: Vec<Step>) -> History {
    let object = |kind, number, line| ObjectFacts {
        kind,
        number,
        made: place(line),
    };
    History {
        threads: vec![
            ThreadFacts {
                name: None,
                spawned: None,
                is_task: false,
            },
            ThreadFacts {
                name: None,
                spawned: Some(grade_place(6)),
                is_task: false,
            },
            ThreadFacts {
                name: Some("kasa".to_owned()),
                spawned: Some(grade_place(7)),
                is_task: false,
            },
        ],
        objects: vec![
            object(ObjectKind::Mutex, 1, 9),
            object(ObjectKind::Mutex, 2, 9),
            object(ObjectKind::Condvar, 1, 10),
            object(ObjectKind::Atomic, 1, 11),
            object(ObjectKind::Cell, 1, 11),
        ],
        steps,
        cut: 0,
    }
}

fn report(name: &str, diagnosis: Diagnosis, finding: Finding, history: History) -> CaseReport {
    CaseReport {
        name: name.to_owned(),
        outcome: Reported::Failed,
        schedules: 18,
        bound: Some(1),
        complete: false,
        failure: Some(Failure {
            diagnosis,
            finding,
            history,
            replay: "1.2.2".to_owned(),
        }),
    }
}

fn passed(name: &str, schedules: u64) -> CaseReport {
    CaseReport {
        name: name.to_owned(),
        outcome: Reported::Passed,
        schedules,
        bound: Some(2),
        complete: true,
        failure: None,
    }
}

fn verdict_of(second: CaseReport) -> Verdict {
    let (exercise, sources) = (exercise(), sources());
    let cases =
        [passed("one_transfer", 1), second].map(|report| case_verdict(report, &exercise, &sources));
    Verdict::from_cases(&exercise.name, cases.into())
}

fn held(thread: usize, object: usize, line: u32, holder: usize, since: u32) -> Waiter {
    Waiter {
        thread,
        operation: Operation::Lock,
        object: Some(object),
        joins: None,
        place: place(line),
        held_by: vec![(holder, place(since))],
    }
}

fn waiting(thread: usize, operation: Operation, object: Option<usize>, place: Place) -> Waiter {
    Waiter {
        thread,
        operation,
        object,
        joins: None,
        place,
        held_by: Vec::new(),
    }
}

fn deadlock() -> Verdict {
    let steps = vec![
        of(step(0, Operation::Spawn, None, grade_place(6)), "1"),
        of(step(0, Operation::Spawn, None, grade_place(7)), "2"),
        step(1, Operation::Lock, Some(0), place(15)),
        step(2, Operation::Lock, Some(1), place(15)),
        waits(step(2, Operation::Lock, Some(0), place(16))),
        waits(step(1, Operation::Lock, Some(1), place(16))),
        waits(of(step(0, Operation::Join, None, grade_place(8)), "1")),
    ];
    let waiters = vec![held(1, 1, 16, 2, 15), held(2, 0, 16, 1, 15)];
    verdict_of(report(
        "opposite_transfers",
        Diagnosis::Deadlock,
        Finding::Blocked { waiters },
        history(steps),
    ))
}

fn waits_forever() -> Verdict {
    let steps = vec![
        of(step(0, Operation::Spawn, None, grade_place(6)), "1"),
        of(step(1, Operation::NotifyOne, Some(2), place(22)), "0"),
        step(1, Operation::End, None, place(23)),
        step(0, Operation::Lock, Some(0), place(18)),
        step(0, Operation::Unlock, Some(0), place(19)),
        waits(step(0, Operation::Wait, Some(2), place(19))),
    ];
    let waiters = vec![
        waiting(0, Operation::Wait, Some(2), place(19)),
        waiting(2, Operation::Wait, Some(2), place(19)),
    ];
    verdict_of(report(
        "opposite_transfers",
        Diagnosis::WaitsForever,
        Finding::Blocked { waiters },
        history(steps),
    ))
}

fn required(diagnosis: Diagnosis, key: &str, values: Option<(&str, &str)>) -> Verdict {
    let mut spin = of(step(2, Operation::Load, Some(3), place(20)), "0");
    spin.times = 40;
    let steps = vec![
        of(step(0, Operation::Spawn, None, grade_place(6)), "1"),
        of(step(1, Operation::Update, Some(3), place(20)), "0 → 1"),
        spin,
        of(step(0, Operation::Join, None, grade_place(8)), "2"),
    ];
    let mut history = history(steps);
    history.cut = 22;
    let finding = Finding::Required {
        key: key.to_owned(),
        thread: 0,
        place: grade_place(9),
        actual: values.map(|(actual, _)| actual.to_owned()),
        expected: values.map(|(_, expected)| expected.to_owned()),
    };
    verdict_of(report("opposite_transfers", diagnosis, finding, history))
}

fn panicked() -> Verdict {
    let steps = vec![
        of(step(0, Operation::Spawn, None, grade_place(6)), "1"),
        of(
            step(1, Operation::Panic, None, place(20)),
            "attempt to subtract with overflow",
        ),
    ];
    let finding = Finding::Panicked {
        thread: 1,
        place: Some(place(20)),
        text: "attempt to subtract with overflow".to_owned(),
    };
    verdict_of(report(
        "opposite_transfers",
        Diagnosis::Panic,
        finding,
        history(steps),
    ))
}

fn stuck() -> Verdict {
    let steps = vec![step(2, Operation::Lock, Some(0), place(15))];
    let finding = Finding::Runs {
        thread: 2,
        after: Some(place(15)),
    };
    verdict_of(report(
        "opposite_transfers",
        Diagnosis::Stuck,
        finding,
        history(steps),
    ))
}

/// The schedules have ended well, but what was to be seen in one of them was seen in none.
fn no_overlap() -> Verdict {
    required(Diagnosis::NoOverlap, "overlap", None)
}

fn busy_wait() -> Verdict {
    let mut spin = of(step(2, Operation::Load, Some(3), place(20)), "0");
    spin.times = 100;
    let steps = vec![
        of(step(0, Operation::Spawn, None, grade_place(7)), "2"),
        spin,
    ];
    let finding = Finding::Runs {
        thread: 2,
        after: Some(place(20)),
    };
    verdict_of(report(
        "opposite_transfers",
        Diagnosis::BusyWait,
        finding,
        history(steps),
    ))
}

/// Processes that outlive their case are found by the runner, not by the child.
fn leak() -> Verdict {
    let (exercise, sources) = (exercise(), sources());
    let names = ["sh", "worker"].map(str::to_owned);
    let first = left("one_transfer", &names, &exercise);
    let second = case_verdict(passed("opposite_transfers", 1), &exercise, &sources);
    Verdict::from_cases(&exercise.name, vec![first, second])
}

/// One thread that waits, and one that works.
fn left_threads() -> Finding {
    Finding::LeftBehind {
        threads: vec![1, 2],
        waiters: vec![waiting(1, Operation::Lock, Some(0), place(15))],
    }
}

/// Threads that outlive their case are found by the child.
fn leaked_threads() -> Verdict {
    let steps = vec![
        of(step(0, Operation::Spawn, None, grade_place(6)), "1"),
        of(step(0, Operation::Spawn, None, grade_place(7)), "2"),
        step(0, Operation::Lock, Some(0), place(15)),
        step(0, Operation::End, None, grade_place(9)),
        waits(step(1, Operation::Lock, Some(0), place(15))),
    ];
    verdict_of(report(
        "opposite_transfers",
        Diagnosis::Leak,
        left_threads(),
        history(steps),
    ))
}

fn raced() -> Finding {
    let access = |thread, line, writes| Access {
        thread,
        place: place(line),
        writes,
    };
    Finding::Raced {
        first: access(1, 20, true),
        second: access(2, 18, false),
    }
}

fn data_race() -> Verdict {
    let steps = vec![
        of(step(0, Operation::Spawn, None, grade_place(6)), "1"),
        of(step(0, Operation::Spawn, None, grade_place(7)), "2"),
        step(1, Operation::CellWrite, Some(4), place(20)),
        of(step(2, Operation::Load, Some(3), place(18)), "1"),
        step(2, Operation::CellRead, Some(4), place(18)),
    ];
    verdict_of(report(
        "opposite_transfers",
        Diagnosis::DataRace,
        raced(),
        history(steps),
    ))
}

fn nondeterministic() -> Verdict {
    let steps = vec![
        of(step(0, Operation::Spawn, None, grade_place(6)), "1"),
        step(1, Operation::Lock, Some(0), place(15)),
    ];
    verdict_of(report(
        "opposite_transfers",
        Diagnosis::Nondeterministic,
        Finding::Diverged,
        history(steps),
    ))
}

/// A failure with each diagnosis. A new one makes this fail to compile until it has an example, and then golden files.
fn example_of(diagnosis: Diagnosis) -> Verdict {
    match diagnosis {
        Diagnosis::Deadlock => deadlock(),
        Diagnosis::WaitsForever => waits_forever(),
        Diagnosis::WrongResult => required(diagnosis, "total", Some(("90", "100"))),
        // It has no message of its own in exercise.toml.
        Diagnosis::BrokenInvariant => required(diagnosis, "in_order", None),
        Diagnosis::DataRace => data_race(),
        Diagnosis::LimitExceeded => required(diagnosis, "two_inside", Some(("2", "1"))),
        Diagnosis::Panic => panicked(),
        Diagnosis::NoOverlap => no_overlap(),
        Diagnosis::Leak => leak(),
        Diagnosis::BusyWait => busy_wait(),
        Diagnosis::Stuck => stuck(),
        Diagnosis::TimedOut => ended(End::OutOfTime(Duration::from_secs(12)), ""),
        Diagnosis::Crashed => ended(End::Exit(0), ""),
        Diagnosis::Nondeterministic => nondeterministic(),
    }
}

fn ended(end: End, errors: &str) -> Verdict {
    let (exercise, sources) = (exercise(), sources());
    let ended = Ended {
        end,
        output: String::new(),
        errors: errors.to_owned(),
        left: Vec::new(),
    };
    let first = died("one_transfer", &ended, &exercise, &sources);
    let second = case_verdict(passed("opposite_transfers", 12_345), &exercise, &sources);
    Verdict::from_cases(&exercise.name, vec![first, second])
}

fn does_not_compile() -> Verdict {
    let mut verdict = Verdict::new("ex07_transfer", Outcome::DoesNotCompile);
    verdict.compiler.push(CompilerMessage {
        file: "src/lib.rs".to_owned(),
        line: 15,
        text: "error[E0425]: cannot find value `fro` in this scope\n  --> src/lib.rs:15:9\n"
            .to_owned(),
    });
    verdict
}

fn unsolved() -> Verdict {
    let mut report = passed("opposite_transfers", 1);
    report.outcome = Reported::Unsolved;
    verdict_of(report)
}
