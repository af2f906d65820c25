//! What is going on and what a message makes of it: plain data, without terminal, clock or file.
//!
//! [`Model::update`] takes a [`Message`] and answers with the [`Effect`] that the edge has to bring about, if any. Every key is
//! understood at any time: a grading that runs is only another value of [`Check`].

mod check;
mod list;
#[cfg(test)]
mod tests;
mod update;

use std::{collections::BTreeMap, time::Duration};

use runner::{CaseOutcome, CaseVerdict, Exercise, Verdict};
use timeline::{Timeline, schedule};

pub use self::{
    check::{CaseState, Check, Running},
    list::List,
};
use super::key::Key;
use crate::{
    learner::{self, Shown},
    progress::Progress,
    serve::check::Step,
};

/// The whole state of the loop.
pub struct Model {
    /// In the order of the book; never empty.
    exercises: Vec<Exercise>,
    current: usize,
    progress: Progress,
    check: Check,
    sources: Sources,
    pane: Pane,
    /// The chosen step of the schedule, from 0.
    step: usize,
    scroll: usize,
    popup_scroll: usize,
    /// How far what is shown can be scrolled, as the last drawing found.
    scroll_end: usize,
    popup: Option<Popup>,
    notice: Option<Notice>,
}

/// The texts of the files that are graded, by the names that the reader knows: `src/lib.rs`.
pub type Sources = BTreeMap<String, String>;

/// What is shown of a verdict that has a schedule where there is no room for both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The cases and the message.
    Verdict,
    /// The message and the schedule.
    Schedule,
}

/// What covers the rest.
pub enum Popup {
    /// All keys.
    Help,
    /// The hints that have been asked for.
    Hints,
    /// The exercises, to choose from.
    List(List),
    /// A question that Enter affirms.
    Ask(Question),
    /// The right solutions.
    Solutions(Vec<Shown>),
}

/// What is asked before it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Whether to begin the exercise anew.
    Reset,
    /// Whether to show the solution of an exercise that has not passed.
    Solution,
    /// Whether that is really meant.
    SolutionReally,
}

/// A line of news, shown until the next key.
#[derive(Debug, PartialEq, Eq)]
pub enum Notice {
    /// A message by its key.
    Key(&'static str),
    /// In the reader's language already.
    Text(String),
}

/// What has happened.
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// A file of the current exercise was saved.
    Saved,
    /// A grading has begun, of these sources, with this to say about it.
    Began(Sources, Option<String>),
    /// So long ago.
    Elapsed(Duration),
    /// The grading has told something.
    Step(Step),
    /// The grading has ended without a verdict, for this reason, in the reader's language.
    Broke(String),
    /// What the learner has done was changed, here or by somebody else.
    Progress(Progress),
    /// The solutions that were asked for.
    Solutions(Vec<Shown>),
    /// To be told in a line.
    Notice(String),
}

/// What has to be done about it.
#[derive(Debug, PartialEq, Eq)]
pub enum Effect {
    /// Grade the current exercise; end the grading that runs.
    Grade,
    /// Remember this verdict.
    Record(Box<Verdict>),
    /// Remember that one more hint was shown.
    Hint,
    /// Begin the exercise anew.
    Reset,
    /// Read the solutions.
    Solutions,
    /// Open the learner's file in an editor.
    Edit,
    /// Stop this process, as Ctrl-Z does.
    Suspend,
    /// End.
    Quit,
}

impl Model {
    /// Begins with the exercise at `current`, whose grading is to be started.
    #[must_use]
    pub fn new(exercises: Vec<Exercise>, current: usize, progress: Progress) -> Model {
        let check = Check::Running(Running::new(&exercises[current]));
        Model {
            exercises,
            current,
            progress,
            check,
            sources: Sources::new(),
            pane: Pane::Schedule,
            step: 0,
            scroll: 0,
            popup_scroll: 0,
            scroll_end: 0,
            popup: None,
            notice: None,
        }
    }

    /// The current exercise.
    #[must_use]
    pub fn exercise(&self) -> &Exercise {
        &self.exercises[self.current]
    }

    /// All exercises, in the order of the book.
    #[must_use]
    pub fn exercises(&self) -> &[Exercise] {
        &self.exercises
    }

    /// What the learner has done.
    #[must_use]
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// The grading, running or done.
    #[must_use]
    pub fn check(&self) -> &Check {
        &self.check
    }

    /// The text of a graded file.
    #[must_use]
    pub fn source(&self, file: &str) -> Option<&str> {
        self.sources.get(file).map(String::as_str)
    }

    /// What to show where there is no room for all.
    #[must_use]
    pub fn pane(&self) -> Pane {
        self.pane
    }

    /// The chosen step, from 0.
    #[must_use]
    pub fn step(&self) -> usize {
        self.step
    }

    /// How many lines are scrolled away.
    #[must_use]
    pub fn scroll(&self) -> usize {
        self.scroll
    }

    /// How many lines of what covers the rest are scrolled away.
    #[must_use]
    pub fn popup_scroll(&self) -> usize {
        self.popup_scroll
    }

    /// Tells how far what is shown can be scrolled.
    pub fn set_scroll_end(&mut self, end: usize) {
        self.scroll_end = end;
    }

    /// What covers the rest.
    #[must_use]
    pub fn popup(&self) -> Option<&Popup> {
        self.popup.as_ref()
    }

    /// The line of news.
    #[must_use]
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// The case that the verdict is about and the schedule which breaks it.
    #[must_use]
    pub fn schedule(&self) -> Option<(&CaseVerdict, &Timeline)> {
        let Check::Done(verdict) = &self.check else {
            return None;
        };
        let failed = |case: &&CaseVerdict| case.outcome == CaseOutcome::Failed;
        let case = verdict.cases.iter().find(failed)?;
        Some((case, case.timeline.as_ref()?))
    }

    /// The exercise to do after this one, if one is left.
    #[must_use]
    pub fn next(&self) -> Option<&Exercise> {
        let names: Vec<&str> = self.exercises.iter().map(|e| e.name.as_str()).collect();
        let next = learner::next(&names, &self.progress, Some(&self.exercise().name))?;
        self.exercises.iter().find(|exercise| exercise.name == next)
    }
}

/// How many steps a schedule has.
#[must_use]
pub fn steps_of(timeline: &Timeline) -> usize {
    let steps = schedule::steps(timeline);
    steps.iter().map(|(_, events)| events.len()).sum()
}
