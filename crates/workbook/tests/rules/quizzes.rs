//! The answer that a quiz calls right is the one that the program or the compiler gives.
//!
//! A quiz about a program needs a line in [`MEASURED`]: how to take, from a run of the program, the number that it asks for.
//! Right is then the choice whose number is nearest.

use std::time::Duration;

use crate::{
    examples::build,
    page::{Page, all_pages},
    refused::error_codes,
    workspace::{map, neutral, none, root, run},
};

/// How to take, from what a program prints in Polish, the number that a quiz asks for.
enum Measure {
    /// The time at which the first line with this text was printed, in milliseconds.
    TimeOf(&'static str),
    /// The number after this text, in the line with it that has this index among such lines.
    NumberAfter(&'static str, usize),
}

/// What each quiz about a program asks for, by chapter and id.
const MEASURED: &[(&str, &str, Measure)] = &[
    (
        "ch00_start",
        "two_at_once",
        Measure::TimeOf("wszystko zrobione"),
    ),
    (
        "ch02_gil",
        "sleep_under_gil",
        Measure::NumberAfter("--gil: cztery śpią po 50 ms, w wątkach razem", 0),
    ),
    (
        "ch05_processes",
        "whose_counter",
        Measure::NumberAfter("licznik rodzica:", 0),
    ),
    (
        "ch05_processes",
        "code_of_a_panic",
        Measure::NumberAfter("błąd w procesie potomnym: kod", 0),
    ),
    (
        "ch04_threads",
        "main_ends",
        Measure::NumberAfter("koniec programu, kroków", 0),
    ),
    (
        "ch04_threads",
        "join_order",
        Measure::TimeOf("mam wszystkie wyniki"),
    ),
    (
        "ch06_races",
        "lost_one",
        Measure::NumberAfter("licznik pokazuje", 1),
    ),
    (
        "ch07_locks",
        "guard_in_match",
        Measure::TimeOf("część 1: gotowe"),
    ),
    (
        "ch08_semaphores",
        "two_permits",
        Measure::TimeOf("wszyscy skończyli"),
    ),
    (
        "ch09_events",
        "late_start",
        Measure::TimeOf("gonię pozostałych"),
    ),
    ("ch09_events", "stop_flag", Measure::TimeOf("flaga: kończę")),
    (
        "ch10_condvars",
        "wake_ups",
        Measure::NumberAfter("wybudzenia:", 0),
    ),
    (
        "ch10_condvars",
        "lost_wake_up",
        Measure::TimeOf("przepadło"),
    ),
    (
        "ch11_channels",
        "taken_until_empty",
        Measure::NumberAfter("odebrane:", 0),
    ),
    (
        "ch12_between_processes",
        "wait_then_read",
        Measure::TimeOf("producent skończył pracę"),
    ),
    (
        "ch12_between_processes",
        "empty_fax",
        Measure::NumberAfter("faksy wysłane:", 0),
    ),
    // The leader speaks as soon as the barrier has opened.
    (
        "ch13_barriers",
        "second_opening",
        Measure::TimeOf("runda 2: komplet"),
    ),
    (
        "ch13_barriers",
        "one_barrier",
        Measure::NumberAfter("różnic względem jednego wątku:", 1),
    ),
    (
        "which_one",
        "database",
        Measure::TimeOf("wszyscy skończyli"),
    ),
    ("which_one", "stop", Measure::TimeOf("zdarzenie: kończę")),
    (
        "ch19_async_inside",
        "three_awaits",
        Measure::NumberAfter("trzy await po kolei:", 0),
    ),
    (
        "ch20_async_tasks",
        "lazy_or_not",
        Measure::TimeOf("mam A i B"),
    ),
    (
        "ch20_async_tasks",
        "blocking_timeout",
        Measure::NumberAfter("blokujące:", 0),
    ),
    (
        "ch20_async_tasks",
        "overdrawn",
        Measure::NumberAfter("bez blokady zostało", 0),
    ),
];

impl Measure {
    fn take(&self, output: &str) -> Option<u64> {
        match *self {
            Measure::TimeOf(text) => milliseconds_of(output, text),
            Measure::NumberAfter(text, index) => {
                let (_, rest) = output
                    .lines()
                    .filter_map(|line| line.split_once(text))
                    .nth(index)?;
                let numbers = rest.split(|c: char| !c.is_ascii_digit());
                numbers
                    .into_iter()
                    .find(|part| !part.is_empty())?
                    .parse()
                    .ok()
            }
        }
    }
}

/// A busy machine makes times longer: one run of several must show the answer.
const RUNS: usize = 3;

const RUN_LIMIT: Duration = Duration::from_secs(30);

#[test]
fn quiz_answers_are_true() {
    let mut findings = Vec::new();
    let mut asked = Vec::new();
    for page in all_pages() {
        for (line, quiz) in page.quizzes() {
            let quiz = Quiz::new(&page, &quiz);
            if let Err(why) = quiz.prove(&page) {
                findings.push(format!("{}:{line}: {}: {why}", page.path, quiz.id));
            }
            asked.push((quiz.chapter, quiz.id));
        }
    }
    for (chapter, id, _) in MEASURED {
        if !asked.contains(&((*chapter).to_owned(), (*id).to_owned())) {
            findings.push(format!("MEASURED: {chapter} has no quiz `{id}` any more"));
        }
    }
    assert!(!asked.is_empty(), "the book has no quiz");
    none(&findings);
}

struct Quiz {
    chapter: String,
    id: String,
    choices: Vec<String>,
    answer: usize,
    program: Option<String>,
    error: Option<String>,
}

impl Quiz {
    /// The build has checked the form of every quiz; here a wrong one just fails.
    fn new(page: &Page, quiz: &toml::Table) -> Quiz {
        let text = |key| {
            quiz.get(key)
                .and_then(toml::Value::as_str)
                .map(str::to_owned)
        };
        let choices = quiz["choices"].as_array().expect("choices is a list");
        let file = page.path.rsplit('/').next().unwrap_or_default();
        Quiz {
            chapter: file.trim_end_matches(".md").to_owned(),
            id: text("id").expect("a quiz has an id"),
            choices: choices
                .iter()
                .map(|choice| choice.as_str().expect("a choice is a text").to_owned())
                .collect(),
            answer: usize::try_from(quiz["answer"].as_integer().expect("answer is a number"))
                .expect("answer is an index"),
            program: text("program"),
            error: text("error"),
        }
    }

    fn prove(&self, page: &Page) -> Result<(), String> {
        match (&self.program, &self.error) {
            (Some(program), None) => self.prove_by_run(program),
            (None, Some(code)) => self.prove_by_compiler(code, page),
            _ => Err("exactly one of `program` and `error` proves a quiz".to_owned()),
        }
    }

    fn prove_by_run(&self, program: &str) -> Result<(), String> {
        let known =
            |(chapter, id, _): &&(&str, &str, Measure)| *chapter == self.chapter && *id == self.id;
        let (.., measure) = MEASURED
            .iter()
            .find(known)
            .ok_or("no line in MEASURED says how to take its answer from a run")?;
        let map = map();
        let (chapter, _) = map.example(program).ok_or("the map has no such program")?;
        let built = build(&chapter.slug);
        let program = built.get(program).ok_or("cargo builds no such program")?;
        let mut found = Vec::new();
        for _ in 0..RUNS {
            let finished = run(neutral(program).args(["--lang", "pl"]), RUN_LIMIT);
            let measured = measure
                .take(&finished.stdout)
                .ok_or_else(|| format!("the run does not show it: {}", finished.describe()))?;
            if nearest(&self.choices, measured)? == self.answer {
                return Ok(());
            }
            found.push(measured);
        }
        Err(format!(
            "the runs give {found:?}, but `answer` is {}",
            self.answer
        ))
    }

    /// Right is the choice that names the code, and a listing of the page shows that rustc gives it.
    fn prove_by_compiler(&self, code: &str, page: &Page) -> Result<(), String> {
        for (index, choice) in self.choices.iter().enumerate() {
            if choice.contains(code) != (index == self.answer) {
                return Err(format!("exactly the right choice names {code}"));
            }
        }
        let mut listings = page
            .directives("refused")
            .filter_map(|(_, a)| a.split_once(' '));
        let (_, file) = listings
            .find(|(shown, _)| *shown == code)
            .ok_or_else(|| format!("no {{{{#refused {code} …}}}} on this page proves it"))?;
        let file = file.split(':').next().unwrap_or(file).trim();
        let got = error_codes(&root().join(file));
        if got.iter().eq([code]) {
            Ok(())
        } else {
            Err(format!("{file}: rustc says {got:?}, not {code}"))
        }
    }
}

/// The time at which a line that contains this text was printed.
fn milliseconds_of(output: &str, text: &str) -> Option<u64> {
    let line = output.lines().find(|line| line.contains(text))?;
    line.split_whitespace().next()?.parse().ok()
}

/// The index of the choice whose number is nearest.
fn nearest(choices: &[String], measured: u64) -> Result<usize, String> {
    let mut best = None;
    for (index, choice) in choices.iter().enumerate() {
        let digits: String = choice
            .chars()
            .skip_while(|c| !c.is_ascii_digit())
            .take_while(char::is_ascii_digit)
            .collect();
        let number: u64 = digits
            .parse()
            .map_err(|_| format!("choice {index} has no number to compare with a run"))?;
        let distance = number.abs_diff(measured);
        if best.is_none_or(|(nearest, _)| distance < nearest) {
            best = Some((distance, index));
        }
    }
    best.map(|(_, index)| index)
        .ok_or_else(|| "no choices".to_owned())
}

#[test]
fn wrong_answers_are_seen() {
    let choices = ["około 200 ms", "około 300 ms"].map(str::to_owned);
    assert_eq!(nearest(&choices, 312), Ok(1));
    assert_eq!(nearest(&choices, 240), Ok(0));
    assert!(nearest(&["nigdy".to_owned()], 1).is_err());
    assert_eq!(
        milliseconds_of("   12 ms  a  b\n  301 ms  wątek 1  komplet\n", "komplet"),
        Some(301)
    );
    assert_eq!(milliseconds_of("12 ms  a", "komplet"), None);
    let second = Measure::NumberAfter("licznik:", 1);
    assert_eq!(
        second.take("0 ms licznik: 41\n9 ms licznik: 42 z 43\n"),
        Some(42)
    );
    assert_eq!(second.take("0 ms licznik: 41\n"), None);
    let page = Page::new(
        "book/pl/x.md",
        "```quiz\nid = \"q\"\nchoices = [\"E0277\", \"E0382\"]\nanswer = 1\nerror = \"E0277\"\n```\n",
    );
    let (_, quiz) = page.quizzes().next().expect("one quiz");
    let why = Quiz::new(&page, &quiz)
        .prove(&page)
        .expect_err("the wrong choice is marked");
    assert!(why.contains("exactly the right choice"), "{why}");
}
