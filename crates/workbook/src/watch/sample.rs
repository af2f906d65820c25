//! A small exercise and a verdict on it, for the tests of the model and of the view.

use runner::{
    BusyWait, Case, CaseOutcome, CaseVerdict, Diagnosis, Engine, Exercise, Outcome, SCHEMA, Text,
    Verdict,
};
use timeline::{Event, Kind, Lane, LaneKind, Timeline, Unit};

use super::model::{Message, Model, Sources};
use crate::{progress::Progress, serve::check::Step};

pub fn text(pl: &str, ru: &str) -> Text {
    Text {
        pl: pl.to_owned(),
        ru: ru.to_owned(),
    }
}

fn exercise(name: &str, title: Text) -> Exercise {
    let case = |name: &str, title| Case {
        name: name.to_owned(),
        title,
    };
    Exercise {
        name: name.to_owned(),
        number: 7,
        chapter: "ch07_locks".to_owned(),
        engine: Engine::Threads,
        title,
        minutes: 20,
        busy_wait: BusyWait::Allowed,
        solution: None,
        hints: vec![
            text("Narysuj dwa wątki.", "Нарисуй два потока."),
            text(
                "Kolejność jest zawsze ta sama.",
                "Порядок всегда один и тот же.",
            ),
        ],
        cases: vec![
            case(
                "moves",
                text("kwota przechodzi w całości", "сумма переходит целиком"),
            ),
            case(
                "opposite",
                text(
                    "przelewy w obie strony nie czekają na siebie bez końca",
                    "встречные переводы не ждут друг друга вечно",
                ),
            ),
        ],
        messages: [].into(),
        folder: "exercises".into(),
    }
}

pub fn exercises() -> Vec<Exercise> {
    vec![
        exercise(
            "ex07_transfer",
            text("Przelewy bez zakleszczeń", "Переводы без взаимоблокировок"),
        ),
        exercise("ex08_semaphore", text("Semafor: żółty", "Семафор: жёлтый")),
        exercise("ex13_barrier", text("Bariera", "Барьер")),
    ]
}

/// Begins with `ex07_transfer`.
pub fn model() -> Model {
    Model::new(exercises(), 0, Progress::default())
}

/// The file that the schedule is about.
pub const SOURCE: &str = "\
use std::sync::Mutex;

pub fn transfer(from: &Mutex<i64>, to: &Mutex<i64>, amount: i64) {
    let mut from = from.lock().unwrap();
    let mut to = to.lock().unwrap();
    *from -= amount;
    *to += amount;
}
";

pub fn case(name: &str, outcome: CaseOutcome) -> CaseVerdict {
    CaseVerdict {
        name: name.to_owned(),
        title: exercises()[0].case_title(name),
        outcome,
        diagnosis: None,
        message: Text::default(),
        schedules: 12,
        bound: Some(2),
        complete: true,
        replay: String::new(),
        timeline: None,
    }
}

pub fn verdict(outcome: Outcome, cases: Vec<CaseVerdict>) -> Verdict {
    Verdict {
        schema: SCHEMA,
        exercise: "ex07_transfer".to_owned(),
        outcome,
        diagnosis: None,
        millis: 412,
        compiler: Vec::new(),
        message: None,
        cases,
    }
}

pub fn passed() -> Verdict {
    let cases = ["moves", "opposite"].map(|name| case(name, CaseOutcome::Passed));
    verdict(Outcome::Passed, cases.into())
}

pub fn failed() -> Verdict {
    let broken = CaseVerdict {
        diagnosis: Some(Diagnosis::Deadlock),
        message: text(
            "Zakleszczenie: wątek 1 czeka na muteks 2, a wątek 2 na muteks 1.",
            "Взаимоблокировка: поток 1 ждёт мьютекс 2, а поток 2 ждёт мьютекс 1.",
        ),
        timeline: Some(schedule()),
        ..case("opposite", CaseOutcome::Failed)
    };
    verdict(
        Outcome::Failed,
        vec![case("moves", CaseOutcome::Passed), broken],
    )
}

/// The thread, the step, what it does with which mutex, and the line.
type Point = (usize, u64, Kind, usize, u32);

fn schedule() -> Timeline {
    let lanes = [0, 1].map(|id| Lane {
        id,
        name: text(&format!("wątek {}", id + 1), &format!("поток {}", id + 1)),
        kind: LaneKind::Thread,
    });
    let points: [Point; 10] = [
        (0, 0, Kind::Step, 1, 4),
        (0, 0, Kind::Hold, 1, 4),
        (1, 1, Kind::Step, 2, 4),
        (1, 1, Kind::Hold, 2, 4),
        (1, 2, Kind::Step, 1, 5),
        (1, 2, Kind::Wait, 1, 5),
        (0, 3, Kind::Step, 2, 5),
        (0, 3, Kind::Wait, 2, 5),
        (0, 4, Kind::Fault, 2, 5),
        (1, 4, Kind::Fault, 1, 5),
    ];
    Timeline {
        schema: timeline::SCHEMA,
        unit: Unit::Steps,
        lanes: lanes.into(),
        events: points.map(event).into(),
    }
}

fn event((lane, at, kind, mutex, line): Point) -> Event {
    let does = if line == 4 {
        text(
            &format!("zajmuje muteks {mutex}"),
            &format!("захватывает мьютекс {mutex}"),
        )
    } else {
        text(
            &format!("czeka na muteks {mutex}"),
            &format!("ждёт мьютекс {mutex}"),
        )
    };
    Event {
        lane,
        at,
        kind,
        until: None,
        text: Some(does),
        object: Some(text(
            &format!("muteks {mutex}"),
            &format!("мьютекс {mutex}"),
        )),
        file: Some("src/lib.rs".to_owned()),
        line: Some(line),
        source: None,
    }
}

/// What the grading child tells at its end.
pub fn told(verdict: &Verdict) -> Message {
    let value = serde_json::to_value(verdict).expect("a verdict has a JSON form");
    Message::Step(Step::Verdict(value))
}

/// A grading of [`SOURCE`] has ended with this verdict.
pub fn judged(verdict: &Verdict) -> Model {
    let mut model = model();
    let sources = Sources::from([("src/lib.rs".to_owned(), SOURCE.to_owned())]);
    model.update(Message::Began(sources, None));
    model.update(told(verdict));
    model
}
