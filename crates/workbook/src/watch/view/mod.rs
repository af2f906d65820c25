//! What the learner sees: the model as a frame. Nothing here changes or remembers anything.
//!
//! From the top: the exercise and how many have passed; its file and how long the grading took or takes; the grading, or its
//! verdict with the schedule; news; the keys.

mod ansi;
pub mod look;
mod popup;
mod report;
mod schedule;
mod source;
#[cfg(test)]
mod tests;

use std::time::Duration;

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    style::Style,
    text::{Line, Span},
    widgets::{Paragraph, Wrap},
};

use self::look::Look;
use super::model::{Check, Model, Notice, Pane};
use crate::{
    learner,
    messages::{Argument, Messages},
};

/// The smallest screen on which everything can be used, in columns and rows.
pub const SMALLEST: (u16, u16) = (60, 20);

/// A spinner turns once in so many of its pictures, one per [`TURN`].
const SPINNER: [&str; 8] = ["⣾", "⣽", "⣻", "⢿", "⡿", "⣟", "⣯", "⣷"];
/// How long a picture of the spinner is seen.
pub const TURN: Duration = Duration::from_millis(100);

/// What is needed to draw.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The state.
    pub model: &'a Model,
    /// The reader's language.
    pub messages: &'a Messages,
    /// The style.
    pub look: Look,
}

impl View<'_> {
    /// Draws the whole screen; how far what is shown can be scrolled.
    pub fn draw(self, frame: &mut Frame<'_>) -> usize {
        let area = frame.area();
        if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
            self.too_small(frame, area);
            return 0;
        }
        let keys = self.keys(area.width);
        let notice = self.notice(area.width);
        let rows = Layout::vertical([
            Constraint::Length(1),
            Constraint::Length(1),
            Constraint::Fill(1),
            Constraint::Length(notice.len() as u16),
            Constraint::Length(keys.len() as u16),
        ]);
        let [title, status, body, news, foot] = rows.areas(area);
        self.title(frame, title);
        self.status(frame, status);
        let end = report::draw(self, frame, body);
        frame.render_widget(Paragraph::new(notice), news);
        frame.render_widget(Paragraph::new(keys), foot);
        popup::draw(self, frame, body).unwrap_or(end)
    }

    fn say(&self, key: &str, arguments: &[(&'static str, Argument)]) -> String {
        self.messages.say(key, arguments)
    }

    fn too_small(self, frame: &mut Frame<'_>, area: Rect) {
        let numbers = [
            ("width", u64::from(area.width).into()),
            ("height", u64::from(area.height).into()),
            ("least_width", u64::from(SMALLEST.0).into()),
            ("least_height", u64::from(SMALLEST.1).into()),
        ];
        let text = Paragraph::new(self.say("watch-too-small", &numbers));
        frame.render_widget(text.wrap(Wrap { trim: true }), area);
    }

    fn title(self, frame: &mut Frame<'_>, area: Rect) {
        let language = self.messages.language();
        let exercise = self.model.exercise();
        let passed = self.model.exercises().iter();
        let passed = passed.filter(|exercise| self.model.progress().has_passed(&exercise.name));
        let count = [
            ("passed", (passed.count() as u64).into()),
            ("all", (self.model.exercises().len() as u64).into()),
        ];
        let count = self.say("watch-passed", &count);
        let name = format!("{} · {}", exercise.name, exercise.title.get(language));
        sides(frame, area, (&name, Style::new()), &Span::raw(count));
        frame.buffer_mut().set_style(area, self.look.chosen());
    }

    fn status(self, frame: &mut Frame<'_>, area: Rect) {
        let file = learner::file_of(&self.model.exercise().name);
        let right = match self.model.check() {
            Check::Running(running) => {
                let elapsed = [("seconds", seconds(running.elapsed).into())];
                let elapsed = self.say("watch-elapsed", &elapsed);
                format!("{} {elapsed}", spinner(running.elapsed))
            }
            Check::Done(verdict) => {
                let took = seconds(Duration::from_millis(verdict.millis));
                self.say("watch-took", &[("seconds", took.into())])
            }
            Check::Broken(_) => String::new(),
        };
        let right = Span::styled(right, self.look.faint());
        sides(frame, area, (&file, self.look.faint()), &right);
    }

    /// The line of news, broken where it does not fit.
    fn notice(self, width: u16) -> Vec<Line<'static>> {
        let text = match self.model.notice() {
            None => return Vec::new(),
            Some(Notice::Key(key)) => self.say(key, &[]),
            Some(Notice::Text(text)) => text.clone(),
        };
        let lines = runner::wrap(&text, usize::from(width) - 2).into_iter();
        lines
            .map(|line| Line::styled(format!(" {line}"), self.look.open()))
            .collect()
    }

    /// The keys, in as many lines as they need.
    fn keys(self, width: u16) -> Vec<Line<'static>> {
        let label = |key| self.say(key, &[]);
        let mut keys = Vec::new();
        if self.model.schedule().is_some() {
            if self.model.pane() == Pane::Schedule {
                keys.push(("↑↓", label("watch-key-step")));
                keys.push(("Tab", label("watch-key-verdict")));
            } else {
                keys.push(("Tab", label("watch-key-schedule")));
            }
        }
        keys.extend([
            ("h", label("watch-key-hint")),
            ("n", label("watch-key-next")),
            ("l", label("watch-key-list")),
            ("r", label("watch-key-reset")),
            ("s", label("watch-key-solution")),
            ("o", label("watch-key-open")),
            ("?", label("watch-key-help")),
            ("q", label("watch-key-quit")),
        ]);
        let mut lines = vec![Line::default()];
        for (key, label) in keys {
            let spans = [
                Span::styled(format!(" {key}"), self.look.strong()),
                Span::styled(format!(" {label} "), self.look.faint()),
            ];
            let more: usize = spans.iter().map(Span::width).sum();
            if lines
                .last()
                .is_some_and(|line| line.width() + more > usize::from(width))
            {
                lines.push(Line::default());
            }
            lines
                .last_mut()
                .expect("there is a first line")
                .extend(spans);
        }
        lines
    }
}

/// A line with something at each side; the left one gives way.
fn sides(frame: &mut Frame<'_>, area: Rect, left: (&str, Style), right: &Span<'_>) {
    let width = (right.width() as u16 + 2).min(area.width);
    let halves = Layout::horizontal([Constraint::Fill(1), Constraint::Length(width)]);
    let [start, end] = halves.areas(area);
    let room = usize::from(start.width).saturating_sub(1);
    let left = Span::styled(runner::clip(left.0, room), left.1);
    frame.render_widget(Line::from_iter([Span::raw(" "), left]), start);
    frame.render_widget(Line::from_iter([Span::raw(" "), right.clone()]), end);
}

fn spinner(elapsed: Duration) -> &'static str {
    let turn = elapsed.as_millis() / TURN.as_millis();
    SPINNER[turn as usize % SPINNER.len()]
}

/// Seconds with one decimal, as both languages write it.
fn seconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64()).replace('.', ",")
}
