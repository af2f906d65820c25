//! The cases of `conformance/` with the stand-ins for crossbeam-channel and std, each one explored: they must hold in every schedule.

#[macro_use]
extern crate explored_std as std;

use grader::explore::{Case, Limits, explore};
use grader::report::Outcome;

/// Makes tests of cases.
macro_rules! cases {
    ($($name:ident),+ $(,)?) => {
        mod explored {
            $(#[test] fn $name() { crate::hold_in_every_schedule(stringify!($name), super::$name); })+
        }
    };
}

#[path = "conformance/cases.rs"]
mod cases;

fn hold_in_every_schedule(name: &str, case: Case) {
    let limits = Limits {
        schedules: 3_000,
        random: 50,
        ..Limits::default()
    };
    let report = explore(name, case, &limits, None);
    println!(
        "{name}: {} schedules, complete: {}",
        report.schedules, report.complete
    );
    assert_eq!(report.outcome, Outcome::Passed, "{report:#?}");
}
