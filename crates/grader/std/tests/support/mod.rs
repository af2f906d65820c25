//! Exploring a case in a test, and saying what is expected of it.

use grader::explore::{Case, Limits, explore};
use grader::report::{CaseReport, Diagnosis, Outcome};

/// The report of a case that is expected to hold in every schedule within the bound.
pub fn passes(name: &str, case: Case) -> CaseReport {
    let report = explore(name, case, &Limits::default(), None);
    println!("{name}: holds in {} schedules", report.schedules);
    assert_eq!(report.outcome, Outcome::Passed, "{report:#?}");
    assert!(
        report.complete,
        "{name}: {} schedules were not enough",
        report.schedules
    );
    report
}

/// The report of a case that is expected to break.
pub fn fails(name: &str, case: Case, expected: Diagnosis) -> CaseReport {
    let report = explore(name, case, &Limits::default(), None);
    println!("{name}: broken by schedule {}", report.schedules);
    let failure = report
        .failure
        .as_ref()
        .unwrap_or_else(|| panic!("{name} holds in {} schedules", report.schedules));
    assert_eq!(failure.diagnosis, expected, "{failure:#?}");
    report
}
