//! What is going on and what a message makes of it: plain data, without terminal, clock or file.
//!
//! [`Model::update`] takes a [`Message`] and answers with the [`Effect`] that the edge has to bring about, if any. Every key is
//! understood at any time: a grading that runs is only another value of [`Check`].

mod check;
mod list;
#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, time::Duration};

use runner::{CaseOutcome, CaseVerdict, Exercise, Verdict};
use timeline::{Timeline, schedule};

pub use self::{
    check::{CaseState, Check, Running},
    list::List,
};
use super::key::{self, Key, Move};
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

    /// Takes a message in; what is to be done about it.
    pub fn update(&mut self, message: Message) -> Option<Effect> {
        match message {
            Message::Key(key) => return self.key(key),
            Message::Saved => return self.grade(),
            Message::Began(sources, remark) => {
                self.sources = sources;
                if let Check::Running(running) = &mut self.check {
                    running.remark = remark;
                }
            }
            Message::Elapsed(elapsed) => {
                if let Check::Running(running) = &mut self.check {
                    running.elapsed = elapsed;
                }
            }
            Message::Step(Step::Doing(progress)) => {
                if let Check::Running(running) = &mut self.check {
                    running.advance(&progress);
                }
            }
            // The same in words.
            Message::Step(Step::Progress(_)) => {}
            Message::Step(Step::Verdict(verdict)) => return self.judge(verdict),
            Message::Step(Step::Fault(reason)) | Message::Broke(reason) => {
                self.check = Check::Broken(reason);
            }
            Message::Progress(progress) => self.progress = progress,
            Message::Solutions(solutions) => self.open(Popup::Solutions(solutions)),
            Message::Notice(text) => self.notice = Some(Notice::Text(text)),
        }
        None
    }

    fn grade(&mut self) -> Option<Effect> {
        self.check = Check::Running(Running::new(self.exercise()));
        self.pane = Pane::Schedule;
        self.step = 0;
        self.scroll = 0;
        Some(Effect::Grade)
    }

    fn judge(&mut self, verdict: serde_json::Value) -> Option<Effect> {
        match serde_json::from_value::<Verdict>(verdict) {
            Ok(verdict) => {
                if verdict.passed() {
                    // When is for the store to say; it counts here even if nothing can be stored.
                    let work = self.progress.exercises.entry(verdict.exercise.clone());
                    work.or_default().passed.get_or_insert_default();
                }
                self.check = Check::Done(Box::new(verdict.clone()));
                Some(Effect::Record(Box::new(verdict)))
            }
            Err(error) => {
                self.check = Check::Broken(error.to_string());
                None
            }
        }
    }

    fn key(&mut self, key: Key) -> Option<Effect> {
        self.notice = None;
        match key {
            Key::Interrupt => return Some(Effect::Quit),
            Key::Suspend => return Some(Effect::Suspend),
            _ => {}
        }
        match self.popup.take() {
            None => self.command(key),
            Some(Popup::List(list)) => self.key_in_list(list, key),
            Some(Popup::Ask(question)) => self.answer(question, key),
            Some(text) => {
                let to = match key {
                    Key::Escape | Key::Enter => return None,
                    Key::Move(to) => to,
                    Key::Char(character) if key::command(character) == 'j' => Move::By(1),
                    Key::Char(character) if key::command(character) == 'k' => Move::By(-1),
                    // Any other key does what it always does; what covered the view is gone.
                    _ => return self.command(key),
                };
                self.popup_scroll = to.from(self.popup_scroll, self.scroll_end);
                self.popup = Some(text);
                None
            }
        }
    }

    fn command(&mut self, key: Key) -> Option<Effect> {
        match key {
            Key::Move(to) => self.travel(to),
            Key::Enter | Key::Char(' ') => return self.grade(),
            Key::Tab => {
                self.scroll = 0;
                self.pane = match self.pane {
                    Pane::Verdict => Pane::Schedule,
                    Pane::Schedule => Pane::Verdict,
                };
            }
            Key::Char(character) => match key::command(character) {
                'h' => return self.hint(),
                'n' => return self.go_on(),
                'l' => self.popup = Some(Popup::List(List::at(self.current))),
                'r' => self.popup = Some(Popup::Ask(Question::Reset)),
                's' if self.progress.has_passed(&self.exercise().name) => {
                    return Some(Effect::Solutions);
                }
                's' => self.popup = Some(Popup::Ask(Question::Solution)),
                'o' | 'e' => return Some(Effect::Edit),
                '?' => self.open(Popup::Help),
                'j' => self.travel(Move::By(1)),
                'k' => self.travel(Move::By(-1)),
                'q' => return Some(Effect::Quit),
                _ => {}
            },
            Key::Escape | Key::Backspace | Key::Interrupt | Key::Suspend => {}
        }
        None
    }

    fn open(&mut self, popup: Popup) {
        self.popup_scroll = 0;
        self.popup = Some(popup);
    }

    /// Through the schedule, or through the text.
    fn travel(&mut self, to: Move) {
        let steps = self.schedule().map(|(_, timeline)| steps_of(timeline));
        match steps {
            Some(steps) if self.pane == Pane::Schedule => {
                self.step = to.from(self.step, steps.saturating_sub(1));
            }
            _ => self.scroll = to.from(self.scroll, self.scroll_end),
        }
    }

    fn hint(&mut self) -> Option<Effect> {
        let (name, all) = (self.exercise().name.clone(), self.exercise().hints.len());
        if all == 0 {
            self.notice = Some(Notice::Key("watch-no-hints"));
            return None;
        }
        let work = self.progress.exercises.entry(name).or_default();
        let is_new = work.hints < all;
        work.hints = all.min(work.hints + 1);
        self.popup = Some(Popup::Hints);
        // The new one is the last one.
        self.popup_scroll = usize::MAX;
        is_new.then_some(Effect::Hint)
    }

    fn go_on(&mut self) -> Option<Effect> {
        let Some(next) = self.next().map(|exercise| exercise.name.clone()) else {
            self.notice = Some(Notice::Key("watch-none-left"));
            return None;
        };
        let index = self.exercises.iter().position(|e| e.name == next)?;
        self.choose(index)
    }

    fn choose(&mut self, index: usize) -> Option<Effect> {
        self.current = index;
        self.sources.clear();
        self.grade()
    }

    fn key_in_list(&mut self, mut list: List, key: Key) -> Option<Effect> {
        match key {
            Key::Escape => return None,
            Key::Enter => {
                return match list.chosen(&self.exercises) {
                    Some(index) => self.choose(index),
                    None => None,
                };
            }
            key => list.key(key, &self.exercises),
        }
        self.popup = Some(Popup::List(list));
        None
    }

    fn answer(&mut self, question: Question, key: Key) -> Option<Effect> {
        match (question, key) {
            (Question::Reset, Key::Enter) => Some(Effect::Reset),
            (Question::Solution, Key::Enter) => {
                self.popup = Some(Popup::Ask(Question::SolutionReally));
                None
            }
            (Question::SolutionReally, Key::Enter) => Some(Effect::Solutions),
            (_, Key::Char(character)) if key::command(character) == 'q' => Some(Effect::Quit),
            // Anything else means no.
            _ => None,
        }
    }
}

/// How many steps a schedule has.
#[must_use]
pub fn steps_of(timeline: &Timeline) -> usize {
    let steps = schedule::steps(timeline);
    steps.iter().map(|(_, events)| events.len()).sum()
}
