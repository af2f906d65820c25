//! What a message makes of the state. A key is a command, unless what covers the view takes it.

use runner::Verdict;

use super::{
    Check, Effect, List, Message, Model, Notice, Pane, Popup, Question, Running, steps_of,
};
use crate::{
    serve::check::Step,
    watch::key::{self, Key, Move},
};

impl Model {
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
