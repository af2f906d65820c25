//! Two timelines to draw: a run in which two threads meet, and a schedule that ends in a deadlock.
#![allow(dead_code)] // each test file uses its part

use timeline::{Event, Kind, Lane, LaneKind, SCHEMA, Text, Timeline, Unit};

/// The same words in both languages, told apart by a mark.
pub fn text(words: &str) -> Text {
    Text {
        pl: format!("{words} po polsku"),
        ru: format!("{words} по-русски"),
    }
}

/// A lane with a name that needs escaping.
pub fn lane(id: usize, name: &str) -> Lane {
    Lane {
        id,
        name: text(name),
        kind: LaneKind::Thread,
    }
}

/// An event; `until` is 0 for a point and for a span that never ends.
pub fn event(lane: usize, at: u64, until: u64, kind: Kind, words: &str) -> Event {
    Event {
        lane,
        at,
        kind,
        until: Some(until).filter(|until| *until > 0),
        text: Some(text(words)).filter(|_| !words.is_empty()),
        object: None,
        file: None,
        line: None,
        source: None,
    }
}

/// Thread B arrives first and waits for A, 600 ms in all.
pub fn run() -> Timeline {
    Timeline {
        schema: SCHEMA,
        unit: Unit::Microseconds,
        lanes: vec![lane(0, "A <&>"), lane(1, "B \"x\""), lane(2, "C")],
        events: vec![
            event(0, 0, 300_000, Kind::Run, "pracuje A"),
            event(1, 500, 150_000, Kind::Run, "a < b && c"),
            event(2, 900, 0, Kind::Say, "mówi C"),
            event(1, 150_000, 300_100, Kind::Wait, "czeka B"),
            event(0, 300_000, 0, Kind::Say, "spotkanie"),
            event(1, 300_100, 600_000, Kind::Hold, "trzyma B"),
            event(0, 301_000, 0, Kind::End, ""),
            event(1, 600_000, 0, Kind::End, ""),
        ],
    }
}

/// A parent, a child process, a task and a future of it.
pub fn mixed() -> Timeline {
    let lane = |id, pl: &str, ru: &str, kind| Lane {
        id,
        name: Text {
            pl: pl.into(),
            ru: ru.into(),
        },
        kind,
    };
    Timeline {
        schema: SCHEMA,
        unit: Unit::Microseconds,
        lanes: vec![
            lane(0, "rodzic", "родитель", LaneKind::Process),
            lane(1, "wątek 1", "поток 1", LaneKind::Thread),
            lane(2, "zupa", "суп", LaneKind::Task),
            lane(3, "głos", "голос", LaneKind::Future),
            lane(4, "proces 1", "процесс 1", LaneKind::Process),
        ],
        events: vec![
            event(0, 0, 0, Kind::Say, "mówi"),
            event(1, 10_000, 90_000, Kind::Wait, "czeka"),
            event(2, 20_000, 100_000, Kind::Run, "gotuje"),
            event(3, 30_000, 0, Kind::Say, "jest"),
            event(4, 40_000, 80_000, Kind::Hold, "trzyma"),
            event(4, 80_000, 0, Kind::End, ""),
            event(2, 100_000, 0, Kind::End, ""),
        ],
    }
}

/// Two threads, each of which holds what the other wants.
pub fn schedule() -> Timeline {
    let code = |event: Event, line, source: &str| Event {
        file: Some("src/lib.rs".into()),
        line: Some(line),
        source: Some(source.into()),
        ..event
    };
    Timeline {
        schema: SCHEMA,
        unit: Unit::Steps,
        lanes: vec![lane(0, "A"), lane(1, "B")],
        events: vec![
            code(
                event(0, 3, 0, Kind::Step, "zajmuje 1"),
                21,
                "let from = from.lock().unwrap();",
            ),
            // As the grader's runner tells it: the span repeats the words of the step that begins it.
            event(0, 3, 0, Kind::Hold, "zajmuje 1"),
            code(
                event(1, 4, 0, Kind::Step, "zajmuje 2"),
                21,
                "let from = from.lock().unwrap();",
            ),
            event(1, 4, 0, Kind::Hold, ""),
            code(
                event(1, 5, 0, Kind::Wait, "czeka na 1"),
                22,
                "let to: Vec<&str> = to.lock().unwrap();",
            ),
            event(0, 6, 0, Kind::Step, "czyta"),
            event(0, 7, 0, Kind::Step, "czeka na 2"),
            event(0, 7, 0, Kind::Wait, "czeka na 2"),
            event(
                0,
                8,
                0,
                Kind::Fault,
                "ani jeden wątek nie może ruszyć dalej, bo oba czekają na siebie nawzajem",
            ),
        ],
    }
}
