//! How soon each mistake of `std/tests` is found, and how long its right solutions take: `cargo bench -p grader --bench
//! first_failure`.
//!
//! Schedules are the same on every machine, milliseconds are not. Each is the median of several searches, each of which begins
//! with a new OS thread, as in a grading child.

#![allow(missing_docs)]

#[macro_use]
extern crate explored_std as std;
// Outside of the cases, time is real.
extern crate std as real;

use real::time::Duration;
use support::Row;

/// What a list of mistakes means here; in the tests, each of its functions is a test.
macro_rules! mistakes {
    ($($module:ident: $($case:ident),+;)+) => {
        /// The cases, each with the name of its mistake.
        pub const CASES: &[(&str, fn())] = &[$($((stringify!($module), $module::$case)),+),+];
    };
}

#[path = "../std/tests/mistakes/mod.rs"]
mod mistakes;
#[path = "../std/tests/more_mistakes/mod.rs"]
mod more_mistakes;

/// What the cases call: as in the tests, it says what is expected of a case, but it also takes the time.
mod support {
    use crate::real::sync::Mutex;
    use crate::real::time::{Duration, Instant};
    use grader::explore::{Case, Limits, explore};
    use grader::report::{CaseReport, Diagnosis};

    const SEARCHES: usize = 11;

    /// A measured case.
    pub struct Row {
        pub name: String,
        /// None for a right solution.
        pub diagnosis: Option<Diagnosis>,
        pub schedules: u64,
        pub time: Duration,
    }

    static ROW: Mutex<Option<Row>> = Mutex::new(None);

    /// Runs a case; what it measured.
    pub fn row_of(case: fn()) -> Row {
        case();
        let row = ROW.lock().unwrap().take();
        row.expect("a case says what is expected of it")
    }

    pub fn fails(name: &str, case: Case, expected: Diagnosis) -> CaseReport {
        measure(name, case, Some(expected))
    }

    pub fn passes(name: &str, case: Case) -> CaseReport {
        measure(name, case, None)
    }

    fn measure(name: &str, case: Case, expected: Option<Diagnosis>) -> CaseReport {
        let search = || {
            let start = Instant::now();
            let report = explore(name, case, &Limits::default(), None);
            (start.elapsed(), report)
        };
        let mut searches = [(); SEARCHES].map(|()| search());
        let report = searches[0].1.clone();
        assert!(searches.iter().all(|(_, other)| *other == report), "{name}");
        let diagnosis = report.failure.as_ref().map(|failure| failure.diagnosis);
        assert_eq!(diagnosis, expected, "{name}");
        searches.sort_by_key(|(time, _)| *time);
        *ROW.lock().unwrap() = Some(Row {
            name: name.to_owned(),
            diagnosis,
            schedules: report.schedules,
            time: searches[SEARCHES / 2].0,
        });
        report
    }
}

/// Prints the cases, and the one that takes longest.
fn print(title: &str, goal: Duration, rows: &[&(&str, Row)]) {
    println!(
        "{title:<28} {:<36} {:<16} {:>9} {:>9}",
        "case", "diagnosis", "schedules", "ms"
    );
    let line = |mistake: &str, row: &Row| {
        let diagnosis = row.diagnosis.map(|it| format!("{it:?}"));
        println!(
            "{mistake:<28} {:<36} {:<16} {:>9} {:>9.2}",
            row.name,
            diagnosis.unwrap_or_default(),
            row.schedules,
            row.time.as_secs_f64() * 1e3,
        );
    };
    for (mistake, row) in rows {
        line(mistake, row);
    }
    let largest = rows.iter().max_by_key(|(_, row)| row.time);
    let (mistake, row) = largest.expect("there are cases");
    println!("largest (goal: less than {goal:?})");
    line(mistake, row);
    println!();
}

fn main() {
    let rows: Vec<(&str, Row)> = [mistakes::CASES, more_mistakes::CASES]
        .concat()
        .into_iter()
        .map(|(mistake, case)| (mistake, support::row_of(case)))
        .collect();
    let (wrong, right): (Vec<_>, Vec<_>) =
        rows.iter().partition(|(_, row)| row.diagnosis.is_some());
    print("mistake", Duration::from_millis(200), &wrong);
    print("right solution beside", Duration::from_millis(300), &right);
}
