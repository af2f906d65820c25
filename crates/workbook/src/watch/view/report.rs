//! The grading: what it does while it runs, what it found when it has ended.

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    text::Line,
    widgets::Paragraph,
};
use runner::{CaseOutcome, Outcome, Progress, Verdict};

use super::{View, ansi, schedule};
use crate::{
    grading, learner,
    watch::model::{CaseState, Check, Pane, Running},
};

/// A schedule needs so many rows beside the whole report; else the report is shortened.
const ROWS_OF_SCHEDULE: usize = 12;

/// Where there are not more rows than this, none stays empty.
const LITTLE: usize = 20;

/// Draws the grading into the area; how far it can be scrolled.
pub fn draw(view: View<'_>, frame: &mut Frame<'_>, area: Rect) -> usize {
    let width = usize::from(area.width);
    let scroll = view.model.scroll();
    let verdict = match view.model.check() {
        Check::Running(running) => {
            return text(view, frame, area, run(view, running, width), scroll);
        }
        Check::Broken(reason) => {
            let lines = indented(reason, width);
            let lines = lines.map(|line| line.style(view.look.bad())).collect();
            return text(view, frame, area, lines, scroll);
        }
        Check::Done(verdict) => verdict,
    };
    let report = report(view, verdict, width);
    let Some((case, timeline)) = view
        .model
        .schedule()
        .filter(|_| view.model.pane() == Pane::Schedule)
    else {
        return text(view, frame, area, report, scroll);
    };
    let height = usize::from(area.height);
    let top = if report.len() + 1 + ROWS_OF_SCHEDULE <= height {
        report
    } else {
        shortened(&report, height * 2 / 5)
    };
    let rows = [
        Constraint::Length(top.len() as u16),
        Constraint::Length(u16::from(height > LITTLE)),
        Constraint::Fill(1),
    ];
    let [above, _, below] = Layout::vertical(rows).areas(area);
    frame.render_widget(Paragraph::new(top), above);
    schedule::draw(view, frame, below, case, timeline);
    0
}

/// Draws lines the first `scroll` of which are scrolled away; how many can be.
pub fn text(
    view: View<'_>,
    frame: &mut Frame<'_>,
    area: Rect,
    lines: Vec<Line<'_>>,
    scroll: usize,
) -> usize {
    let end = lines.len().saturating_sub(usize::from(area.height));
    let scroll = scroll.min(end);
    frame.render_widget(Paragraph::new(lines).scroll((scroll as u16, 0)), area);
    let marks = [
        (scroll > 0, area.top(), "▲"),
        (scroll < end, area.bottom() - 1, "▼"),
    ];
    for (_, row, mark) in marks.into_iter().filter(|(is_there, ..)| *is_there) {
        frame
            .buffer_mut()
            .set_string(area.right() - 1, row, mark, view.look.strong());
    }
    end
}

/// A text in lines with a margin at the left.
pub fn indented(text: &str, width: usize) -> impl Iterator<Item = Line<'static>> {
    let lines = runner::wrap(text, width.saturating_sub(2)).into_iter();
    lines.map(|line| Line::raw(format!("  {line}")))
}

fn run(view: View<'_>, running: &Running, width: usize) -> Vec<Line<'static>> {
    let (done, schedules) = running.explored();
    let doing = if running.is_building() {
        view.say("progress-building", &[])
    } else {
        let numbers = [
            ("done", (done as u64).into()),
            ("all", (running.cases.len() as u64).into()),
            ("schedules", schedules.into()),
        ];
        view.say("watch-exploring", &numbers)
    };
    let mut lines = vec![Line::styled(doing, view.look.strong())];
    if let Some(remark) = &running.remark {
        lines.extend(indented(remark, width));
    }
    let cases = running.cases.iter();
    lines.extend(cases.flat_map(|(case, state)| case_lines(view, case, *state, width)));
    lines
}

fn case_lines(view: View<'_>, case: &str, state: CaseState, width: usize) -> Vec<Line<'static>> {
    let exercise = view.model.exercise();
    let title = exercise.case_title(case);
    let title = title.get(view.messages.language());
    let (text, style) = match state {
        CaseState::Waiting => (format!("· {title}"), view.look.faint()),
        CaseState::Exploring => (format!("▸ {title}"), view.look.strong()),
        CaseState::Explored(outcome, schedules) => {
            let style = match outcome {
                CaseOutcome::Passed => view.look.good(),
                CaseOutcome::Failed => view.look.bad(),
                CaseOutcome::Unsolved => view.look.open(),
            };
            let progress = Progress::Explored {
                case: case.to_owned(),
                outcome,
                schedules,
            };
            (grading::in_words(&progress, exercise, view.messages), style)
        }
    };
    let lines = runner::wrap(&text, width.saturating_sub(4))
        .into_iter()
        .enumerate();
    lines
        .map(|(index, line)| {
            let indent = if index == 0 { 2 } else { 4 };
            Line::styled(format!("{:indent$}{line}", ""), style)
        })
        .collect()
}

/// The verdict in words, without its schedule, and what to do about it.
fn report(view: View<'_>, verdict: &Verdict, width: usize) -> Vec<Line<'static>> {
    let text = verdict.to_summary(view.messages.language(), width, view.look.colour);
    let mut lines = ansi::lines(&text, width, view.look);
    let advice = match verdict.outcome {
        Outcome::Unsolved => {
            let file = learner::file_of(&verdict.exercise);
            view.say("watch-unsolved", &[("file", file.into())])
        }
        Outcome::Passed => match view.model.next() {
            Some(next) => {
                let title = next.title.get(view.messages.language());
                let next = [("name", next.name.as_str().into()), ("title", title.into())];
                view.say("watch-go-on", &next)
            }
            None => view.say("watch-none-left", &[]),
        },
        _ => return lines,
    };
    lines.push(Line::default());
    lines.extend(indented(&advice, width));
    lines
}

/// The headline and the message, without the cases, in at most so many rows.
fn shortened(report: &[Line<'static>], rows: usize) -> Vec<Line<'static>> {
    let mut parts = report.split(|line| line.width() == 0);
    let cases = parts.next().unwrap_or_default();
    let message = parts.next().unwrap_or_default();
    let mut short: Vec<Line<'_>> = cases.iter().take(1).chain(message).cloned().collect();
    if short.len() > rows {
        short.truncate(rows);
        if let Some(last) = short.last_mut() {
            last.push_span("…");
        }
    }
    short
}
