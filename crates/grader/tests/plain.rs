//! The engines that do not explore. One test: they share the notes of the running case.

use grader::plain::{Patience, run};
use grader::report::{CaseReport, Diagnosis, Finding, Outcome};
use std::time::Duration;

fn diagnosis(report: CaseReport) -> Diagnosis {
    report.failure.expect("a failure").diagnosis
}

#[test]
fn each_way_to_end_gets_its_verdict() {
    let pure = |case| run("case", case, Patience::PURE).0;
    assert_eq!(
        pure(|| grader::require(true, "fine")).outcome,
        Outcome::Passed
    );
    assert_eq!(pure(|| grader::unsolved()).outcome, Outcome::Unsolved);
    assert_eq!(
        diagnosis(pure(|| grader::require_eq(1, 2, "sum"))),
        Diagnosis::WrongResult
    );
    assert_eq!(
        diagnosis(pure(|| grader::sometimes(false, "overlap"))),
        Diagnosis::NoOverlap
    );

    let swallowed = pure(|| {
        let _ = std::panic::catch_unwind(|| grader::require(false, "order"));
    });
    assert_eq!(diagnosis(swallowed), Diagnosis::BrokenInvariant);

    let panicked = pure(|| panic!("out of range")).failure.unwrap();
    assert_eq!(panicked.diagnosis, Diagnosis::Panic);
    assert!(matches!(panicked.finding, Finding::Panicked { text, .. } if text == "out of range"));

    let elsewhere = pure(|| {
        let _ = std::thread::spawn(|| grader::require(false, "in another thread")).join();
    });
    assert_eq!(diagnosis(elsewhere), Diagnosis::BrokenInvariant);

    let endless = Patience {
        cpu: Some(Duration::from_millis(50)),
        wall: Duration::from_secs(60),
    };
    let spins = run(
        "case",
        || loop {
            std::hint::spin_loop();
        },
        endless,
    );
    assert_eq!((diagnosis(spins.0), spins.1), (Diagnosis::Stuck, true));

    let short = Patience {
        cpu: None,
        wall: Duration::from_millis(50),
    };
    let sleeps = run(
        "case",
        || loop {
            std::thread::park();
        },
        short,
    );
    assert_eq!((diagnosis(sleeps.0), sleeps.1), (Diagnosis::TimedOut, true));
}
