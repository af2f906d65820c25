//! What covers the rest: keys, hints, questions, solutions, and the list of exercises.

use ratatui::{
    Frame,
    layout::{Constraint, Flex, Layout, Rect},
    text::{Line, Span},
    widgets::{Block, Clear, Padding},
};

use super::{View, ansi, report};
use crate::learner::Shown;
use crate::watch::model::{List, Popup, Question};

/// Text is not wider than this, in columns.
const WIDEST: u16 = 92;
/// What a border and its padding take, at both sides.
const FRAME: u16 = 4;

/// The keys and what they do.
const HELP: [(&str, &str); 12] = [
    ("↑ ↓  k j", "watch-help-step"),
    ("PgUp PgDn", "watch-help-jump"),
    ("Tab", "watch-help-tab"),
    ("Enter", "watch-help-again"),
    ("h", "watch-help-hint"),
    ("n", "watch-help-next"),
    ("l", "watch-help-list"),
    ("r", "watch-help-reset"),
    ("s", "watch-help-solution"),
    ("o", "watch-help-open"),
    ("Esc", "watch-help-close"),
    ("q  Ctrl-C", "watch-help-quit"),
];
/// The column of the keys.
const KEY: usize = 11;

/// Draws what covers the area, if anything does; how far it can be scrolled.
pub fn draw(view: View<'_>, frame: &mut Frame<'_>, area: Rect) -> Option<usize> {
    let width = usize::from(area.width.min(WIDEST) - FRAME);
    let (title, lines) = match view.model.popup()? {
        Popup::Help => (view.say("watch-help", &[]), help(view, width)),
        Popup::Hints => hints(view, width),
        Popup::Ask(question) => ask(view, *question, width),
        Popup::Solutions(solutions) => (
            view.say("watch-solutions", &[]),
            listing(view, solutions, width),
        ),
        Popup::List(list) => {
            draw_list(view, frame, area, list);
            return Some(0);
        }
    };
    // Hints leave in sight what they are about.
    let place = match view.model.popup()? {
        Popup::Hints => Flex::End,
        _ => Flex::Center,
    };
    let inner = boxed(view, frame, area, &title, lines.len() as u16, place);
    Some(report::text(
        view,
        frame,
        inner,
        lines,
        view.model.popup_scroll(),
    ))
}

/// Clears a box for so many rows of text; what is inside of it.
fn boxed(
    view: View<'_>,
    frame: &mut Frame<'_>,
    area: Rect,
    title: &str,
    rows: u16,
    place: Flex,
) -> Rect {
    let height = Constraint::Length((rows + 2).min(area.height));
    let [area] = Layout::vertical([height]).flex(place).areas(area);
    let [area] = Layout::horizontal([Constraint::Max(WIDEST)])
        .flex(Flex::Center)
        .areas(area);
    let title = Span::styled(format!(" {title} "), view.look.strong());
    let block = Block::bordered()
        .padding(Padding::horizontal(1))
        .title(title);
    let inner = block.inner(area);
    frame.render_widget(Clear, area);
    frame.render_widget(block, area);
    inner
}

fn wrapped(text: &str, width: usize) -> impl Iterator<Item = Line<'static>> {
    runner::wrap(text, width).into_iter().map(Line::raw)
}

fn help(view: View<'_>, width: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for (key, message) in HELP {
        let texts = runner::wrap(&view.say(message, &[]), width - KEY).into_iter();
        lines.extend(texts.enumerate().map(|(index, text)| {
            let key = if index == 0 { key } else { "" };
            let key = Span::styled(format!("{key:<KEY$}"), view.look.strong());
            Line::from_iter([key, Span::raw(text)])
        }));
    }
    lines.push(Line::default());
    lines.extend(wrapped(&view.say("watch-help-marks", &[]), width));
    lines
}

fn hints(view: View<'_>, width: usize) -> (String, Vec<Line<'static>>) {
    let exercise = view.model.exercise();
    let shown = view.model.progress().of(&exercise.name).hints;
    let count = [
        ("shown", (shown as u64).into()),
        ("all", (exercise.hints.len() as u64).into()),
    ];
    let mut lines = Vec::new();
    for hint in exercise.hints.iter().take(shown) {
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.extend(wrapped(hint.get(view.messages.language()), width));
    }
    (view.say("watch-hints", &count), lines)
}

fn ask(view: View<'_>, question: Question, width: usize) -> (String, Vec<Line<'static>>) {
    let name = view.model.exercise().name.as_str();
    let file = crate::learner::file_of(name);
    let (title, text) = match question {
        Question::Reset => (
            "watch-key-reset",
            view.say("watch-ask-reset", &[("file", file.into())]),
        ),
        Question::Solution => ("watch-key-solution", view.say("watch-ask-solution", &[])),
        Question::SolutionReally => ("watch-key-solution", view.say("watch-ask-really", &[])),
    };
    let mut lines: Vec<Line<'_>> = wrapped(&text, width).collect();
    lines.push(Line::default());
    lines.push(Line::styled(
        view.say("watch-answer", &[]),
        view.look.strong(),
    ));
    (view.say(title, &[]), lines)
}

fn listing(view: View<'_>, solutions: &[Shown], width: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for solution in solutions {
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.push(Line::styled(
            solution.file.display().to_string(),
            view.look.strong(),
        ));
        lines.push(Line::default());
        let source = solution.source.replace('\t', "    ");
        lines.extend(ansi::lines(&source, width, view.look));
    }
    lines
}

fn draw_list(view: View<'_>, frame: &mut Frame<'_>, area: Rect, list: &List) {
    let inner = boxed(
        view,
        frame,
        area,
        &view.say("watch-key-list", &[]),
        area.height,
        Flex::Start,
    );
    let [search, rows] =
        Layout::vertical([Constraint::Length(2), Constraint::Fill(1)]).areas(inner);
    let label = Span::styled(view.say("watch-search", &[]), view.look.faint());
    let query = Line::from_iter([label, Span::raw(" "), Span::raw(list.query())]);
    let cursor = search.x + query.width() as u16;
    frame.render_widget(query, search);
    frame.set_cursor_position((cursor.min(search.right() - 1), search.y));

    let matching = list.matching(view.model.exercises());
    if matching.is_empty() {
        frame.render_widget(
            Line::styled(view.say("watch-no-match", &[]), view.look.open()),
            rows,
        );
        return;
    }
    let room = usize::from(rows.height);
    let first = (list.cursor() + 1)
        .saturating_sub(room / 2)
        .min(matching.len().saturating_sub(room));
    let lines = matching.iter().enumerate().skip(first).take(room);
    for (row, (index, exercise)) in rows.rows().zip(lines) {
        frame.render_widget(entry(view, *exercise), row);
        if index == list.cursor() {
            frame.buffer_mut().set_style(row, view.look.chosen());
        }
    }
}

/// One exercise of the list: passed, failed, not begun.
fn entry(view: View<'_>, index: usize) -> Line<'static> {
    let exercise = &view.model.exercises()[index];
    let work = view.model.progress().of(&exercise.name);
    let mark = if work.passed.is_some() {
        Span::styled("✓", view.look.good())
    } else if work.attempts > 0 {
        Span::styled("…", view.look.open())
    } else {
        Span::raw(" ")
    };
    let title = exercise.title.get(view.messages.language()).to_owned();
    let name = format!(" {:<22} ", exercise.name);
    Line::from_iter([
        mark,
        Span::styled(name, view.look.strong()),
        Span::raw(title),
    ])
}
