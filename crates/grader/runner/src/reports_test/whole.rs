//! Whole reports, in both languages, against the snapshots in `tests/golden`.
//!
//! `INSTA_UPDATE=always cargo test -p runner` writes them anew: read the difference before you commit it.

use grader::report::Diagnosis;
use timeline::Language;

use super::*;

fn check(name: &str, verdict: &Verdict) {
    for language in Language::ALL {
        let text = verdict.to_text(language, 100, false);
        for line in text.lines() {
            let width = unicode_width::UnicodeWidthStr::width(line);
            assert!(width <= 100, "{width} columns: {line}");
        }
        golden(&format!("{name}.{}", language.code()), &text);
    }
}

/// Compares with the snapshot of this name.
fn golden(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../tests/golden");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn golden_reports_of_every_diagnosis() {
    for diagnosis in Diagnosis::ALL {
        let verdict = example_of(diagnosis);
        assert_eq!(verdict.diagnosis, Some(diagnosis));
        check(&crate::names::id(&diagnosis), &verdict);
    }
}

#[test]
fn golden_reports_differ_between_diagnoses_and_languages() {
    let mut all = Vec::new();
    for language in Language::ALL {
        all.extend(Diagnosis::ALL.map(|it| example_of(it).to_text(language, 100, false)));
    }
    let mut different = all.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), all.len());
}

#[test]
fn golden_report_of_a_stack_overflow() {
    check(
        "crashed_overflow",
        &ended(End::Signal(6), "thread 'main' has overflowed its stack\n"),
    );
}

#[test]
fn golden_report_of_threads_left_behind() {
    check("leak_threads", &leaked_threads());
}

#[test]
fn golden_report_of_a_file_that_does_not_compile() {
    check("does_not_compile", &does_not_compile());
}

#[test]
fn golden_report_of_an_unsolved_exercise_is_one_line() {
    let verdict = unsolved();
    check("unsolved", &verdict);
    assert_eq!(verdict.to_text(Language::Pl, 100, false).lines().count(), 1);
}

#[test]
fn a_schedule_fits_narrow_terminals_and_many_threads() {
    let mut verdict = deadlock();
    let timeline = verdict.cases[1].timeline.as_mut().expect("a schedule");
    for id in 3..8 {
        let mut lane = timeline.lanes[1].clone();
        lane.id = id;
        timeline.lanes.push(lane);
        let mut event = timeline.events[2].clone();
        event.lane = id;
        timeline.events.push(event);
    }
    for (verdict, widths) in [(deadlock(), 60..=120), (verdict, 60..=120)] {
        for width in widths {
            for language in Language::ALL {
                for line in verdict.to_text(language, width, false).lines() {
                    let used = unicode_width::UnicodeWidthStr::width(line);
                    assert!(used <= width, "{used} columns of {width}: {line}");
                }
            }
        }
    }
    golden(
        "deadlock_80.pl",
        &deadlock().to_text(Language::Pl, 80, false),
    );
}

#[test]
fn colours_change_no_text() {
    let verdict = deadlock();
    let coloured = verdict.to_text(Language::Ru, 100, true);
    let mut without = String::new();
    let mut in_code = false;
    for character in coloured.chars() {
        match (in_code, character) {
            (false, '\x1b') => in_code = true,
            (true, 'm') => in_code = false,
            (false, other) => without.push(other),
            (true, _) => {}
        }
    }
    assert_ne!(coloured, without);
    assert_eq!(without, verdict.to_text(Language::Ru, 100, false));
}

#[test]
fn the_verdict_survives_json() {
    let verdict = deadlock();
    let json = serde_json::to_value(&verdict).expect("a verdict is JSON");
    assert_eq!(json["schema"], 1);
    assert_eq!(json["outcome"], "failed");
    assert_eq!(json["diagnosis"], "deadlock");
    assert_eq!(json["cases"][1]["timeline"]["unit"], "steps");
    assert_eq!(json["cases"][0]["diagnosis"], serde_json::Value::Null);
    let back: Verdict = serde_json::from_value(json).expect("and back");
    assert_eq!(back, verdict);
}

#[test]
fn spans_of_a_schedule_end_where_they_should() {
    use timeline::Kind;
    let verdict = waits_forever();
    let timeline = verdict.cases[1].timeline.as_ref().expect("a schedule");
    let spans: Vec<(Kind, usize, u64, Option<u64>)> = timeline
        .events
        .iter()
        .filter(|event| matches!(event.kind, Kind::Hold | Kind::Wait))
        .map(|event| (event.kind, event.lane, event.at, event.until))
        .collect();
    assert_eq!(
        spans,
        [(Kind::Hold, 0, 3, Some(4)), (Kind::Wait, 0, 5, None)]
    );
}
