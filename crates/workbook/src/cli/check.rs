//! `check`: grades the learner's own files, counts that, and says what to do next.

use std::process::ExitCode;

use runner::{Exercise, Outcome, Paint, Verdict};

use super::{
    course::Course,
    grade::{replay_hint, run},
    interrupt,
    status::next_lines,
    terminal::{Style, print},
};
use crate::{
    learner,
    messages::{Exit, Messages, Problem},
};

/// Grades the learner's files of the named exercises, or all that were begun, and counts that.
pub fn check(words: &[String], json: bool, messages: &Messages) -> anyhow::Result<ExitCode> {
    let course = Course::open()?;
    let named: Result<Vec<Exercise>, Problem> =
        words.iter().map(|word| course.find(word)).collect();
    let check = Check {
        named: named?,
        course,
        json,
        style: Style::of_output(),
        messages,
    };
    match &*check.named {
        [] => check.all(),
        [exercise] => check.one(exercise),
        exercises => check.several(exercises),
    }
}

struct Check<'a> {
    course: Course,
    /// None of them stands for all.
    named: Vec<Exercise>,
    json: bool,
    style: Style,
    messages: &'a Messages,
}

/// What came of several exercises.
#[derive(Default)]
struct Tally {
    verdicts: Vec<Verdict>,
    exit_code: u8,
    /// The problem with recording is told once.
    is_unrecorded: bool,
}

impl Check<'_> {
    fn one(&self, exercise: &Exercise) -> anyhow::Result<ExitCode> {
        let mut tally = Tally::default();
        self.grade(&[exercise], &mut tally)?;
        let [verdict] = &*tally.verdicts else {
            unreachable!("one was graded");
        };
        if self.json {
            print(&(serde_json::to_string_pretty(verdict)? + "\n"))?;
        } else {
            print(&self.advice(exercise, verdict))?;
        }
        Ok(ExitCode::from(tally.exit_code))
    }

    fn several(&self, exercises: &[Exercise]) -> anyhow::Result<ExitCode> {
        let mut tally = Tally::default();
        self.grade(&exercises.iter().collect::<Vec<_>>(), &mut tally)?;
        self.end(&tally, exercises.len())
    }

    fn all(&self) -> anyhow::Result<ExitCode> {
        let exercises = &self.course.exercises;
        let root = &self.course.root;
        let is_untouched = |e: &&Exercise| learner::is_untouched(root, &e.name);
        let (untouched, begun): (Vec<&Exercise>, _) = exercises.iter().partition(is_untouched);
        let mut tally = Tally::default();
        self.grade(&begun, &mut tally)?;
        if !untouched.is_empty() {
            tally.exit_code = tally.exit_code.max(Exit::NotPassed as u8);
        }
        if !self.json {
            for exercise in untouched {
                let arguments = [("name", exercise.name.as_str().into())];
                let line = self.messages.say("check-untouched", &arguments) + "\n";
                print(&self.style.paint(Paint::Faint, &line))?;
            }
        }
        self.end(&tally, exercises.len())
    }

    /// Grades some, shows each verdict and counts it.
    fn grade(&self, exercises: &[&Exercise], tally: &mut Tally) -> anyhow::Result<()> {
        let gate = interrupt::end_all_when_interrupted()?;
        for exercise in exercises {
            let verdict = run(&self.course.root, exercise, None, self.messages);
            let _uninterrupted = gate.pass();
            self.record(&verdict, tally);
            if !self.json {
                print(&self.text(&verdict))?;
            }
            tally.exit_code = tally.exit_code.max(verdict.exit_code());
            tally.verdicts.push(verdict);
        }
        Ok(())
    }

    /// In full, except for what passed among all.
    fn text(&self, verdict: &Verdict) -> String {
        let Style { width, colour } = self.style;
        let language = self.messages.language();
        if self.named.is_empty() && verdict.passed() {
            verdict.headline(language, colour)
        } else {
            verdict.to_text(language, width, colour)
        }
    }

    /// Counts a verdict; that this is not possible changes nothing about the verdict. A grading of all counts only where it
    /// brings something new: it is no attempt at each of them.
    fn record(&self, verdict: &Verdict, tally: &mut Tally) {
        let store = &self.course.store;
        let is_known = |outcome| outcome == Some(verdict.outcome);
        let is_new = !self.named.is_empty()
            || !store
                .read()
                .is_ok_and(|progress| is_known(progress.of(&verdict.exercise).outcome));
        if !is_new {
            return;
        }
        if let Err(problem) = learner::record(store, verdict)
            && !tally.is_unrecorded
        {
            tally.is_unrecorded = true;
            eprintln!("{}", self.messages.error(&problem.into()));
        }
    }

    fn end(&self, tally: &Tally, all: usize) -> anyhow::Result<ExitCode> {
        if self.json {
            print(&(serde_json::to_string_pretty(&tally.verdicts)? + "\n"))?;
        } else {
            let passed = tally.verdicts.iter().filter(|verdict| verdict.passed());
            let arguments = [
                ("passed", (passed.count() as u64).into()),
                ("all", (all as u64).into()),
            ];
            let passed = self.messages.say("passed-of", &arguments);
            print(&format!("\n{passed}\n{}", self.next()))?;
        }
        Ok(ExitCode::from(tally.exit_code))
    }

    /// What to do after a verdict.
    fn advice(&self, exercise: &Exercise, verdict: &Verdict) -> String {
        let key = match verdict.outcome {
            Outcome::Passed => return format!("\n{}", self.next()),
            Outcome::Unsolved => "check-begin",
            Outcome::Failed | Outcome::DoesNotCompile => "check-hint",
            Outcome::GraderChanged | Outcome::InternalError => return String::new(),
        };
        let file = self.course.typed(learner::file_of(&exercise.name).as_ref());
        let arguments = [
            ("name", exercise.name.as_str().into()),
            ("file", file.into()),
        ];
        let line = self.messages.say(key, &arguments);
        let line = self.style.painted_paragraph(Paint::Faint, &line, 0);
        format!("\n{line}{}", replay_hint(verdict, None, self.messages))
    }

    /// What is next; nothing if that is not known.
    fn next(&self) -> String {
        let Ok(progress) = self.course.store.read() else {
            return String::new();
        };
        let next = self.course.upcoming(&progress);
        let next = next.map(|next| (&*next.name, &next.title, next.minutes));
        next_lines(next, self.style, self.messages)
    }
}
