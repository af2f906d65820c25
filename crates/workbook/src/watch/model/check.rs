//! A grading, running or done.

use std::time::Duration;

use runner::{CaseOutcome, Exercise, Progress, Verdict};

/// The last grading that was asked for.
pub enum Check {
    /// It runs.
    Running(Running),
    /// It has ended with a verdict.
    Done(Box<Verdict>),
    /// It has ended without one, for this reason.
    Broken(String),
}

/// A grading that runs.
pub struct Running {
    /// For so long.
    pub elapsed: Duration,
    /// What there is to say about it, in the reader's language.
    pub remark: Option<String>,
    /// Each case by its name, in their order.
    pub cases: Vec<(String, CaseState)>,
}

/// How far a case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseState {
    /// The compiler works, or other cases are explored.
    Waiting,
    /// It is being explored.
    Exploring,
    /// It has ended in this way after so many schedules.
    Explored(CaseOutcome, u64),
}

impl Running {
    /// One that has just begun.
    #[must_use]
    pub fn new(exercise: &Exercise) -> Running {
        let cases = exercise.cases.iter();
        Running {
            elapsed: Duration::ZERO,
            remark: None,
            cases: cases
                .map(|case| (case.name.clone(), CaseState::Waiting))
                .collect(),
        }
    }

    /// Whether the compiler still works.
    #[must_use]
    pub fn is_building(&self) -> bool {
        self.cases
            .iter()
            .all(|(_, state)| *state == CaseState::Waiting)
    }

    /// How many cases have ended, and after how many schedules together.
    #[must_use]
    pub fn explored(&self) -> (usize, u64) {
        let schedules = self.cases.iter().filter_map(|(_, state)| match state {
            CaseState::Explored(_, schedules) => Some(*schedules),
            CaseState::Waiting | CaseState::Exploring => None,
        });
        (schedules.clone().count(), schedules.sum())
    }

    /// Takes in what the grading tells.
    pub fn advance(&mut self, progress: &Progress) {
        let (case, state) = match progress {
            Progress::Building => return,
            Progress::Exploring { case } => (case, CaseState::Exploring),
            Progress::Explored {
                case,
                outcome,
                schedules,
            } => (case, CaseState::Explored(*outcome, *schedules)),
        };
        if let Some((_, old)) = self.cases.iter_mut().find(|(name, _)| name == case) {
            *old = state;
        }
    }
}
