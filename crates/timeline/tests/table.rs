//! The table: everything the picture shows, to be read.

mod common;

use common::{mixed, run, schedule};
use timeline::{LaneKind, Language, table};

#[test]
fn a_run_has_a_row_for_each_event_with_its_time_and_length() {
    let shown = table::render(&run(), Language::Pl).replace('\u{a0}', " ");
    assert_eq!(shown.matches("<tr").count(), 1 + run().events.len());
    assert!(shown.contains("<th scope=\"col\">Czas</th><th scope=\"col\">Wątek</th>"));
    assert!(shown.contains(
        "<tr><td>150 ms</td><td>B &quot;x&quot; po polsku</td><td>czeka B po polsku</td><td>czeka: 150 ms</td></tr>"
    ));
    assert!(shown.contains("<td>a &lt; b &amp;&amp; c po polsku</td>"));
    assert!(shown.contains(
        "<td>301 ms</td><td>A &lt;&amp;&gt; po polsku</td><td>koniec wątku</td><td></td>"
    ));
}

#[test]
fn kinds_of_lanes_are_told() {
    let shown = table::render(&mixed(), Language::Pl);
    assert!(shown.contains("<th scope=\"col\">Kto</th>"));
    for lane in [
        "rodzic (proces)",
        "wątek 1",
        "zupa (zadanie)",
        "głos (obiekt future)",
        "proces 1",
    ] {
        assert!(
            shown.contains(&format!("<td>{lane}</td>")),
            "{lane}: {shown}"
        );
    }
    assert!(shown.contains("<td>koniec procesu</td>") && shown.contains("<td>koniec zadania</td>"));
    let mut tasks = mixed();
    tasks.lanes.retain(|lane| lane.kind == LaneKind::Task);
    let shown = table::render(&tasks, Language::Ru);
    assert!(shown.contains("<th scope=\"col\">Задача</th>"), "{shown}");
}

#[test]
fn a_schedule_has_a_row_for_each_step_with_its_code() {
    let shown = table::render(&schedule(), Language::Ru);
    assert!(shown.contains("<th scope=\"col\">Шаг</th><th scope=\"col\">Поток</th>"));
    assert_eq!(
        shown.matches("<tr").count(),
        1 + 6,
        "holds without a text are not steps"
    );
    assert!(shown.contains(
        "<tr><td>6</td><td>B по-русски</td><td>czeka na 1 по-русски</td>\
         <td><code>src/lib.rs:22  let to: Vec&lt;&amp;str&gt; = to.lock().unwrap();</code></td></tr>"
    ));
    assert!(shown.contains("<tr class=\"tl-of-fault\"><td>9</td>"));
}

#[test]
fn markdown_takes_it_as_one_block() {
    for timeline in [run(), schedule()] {
        let shown = table::render(&timeline, Language::Ru);
        assert!(shown.lines().all(|line| !line.trim().is_empty()));
        assert!(!shown.contains("po polsku"));
    }
}
