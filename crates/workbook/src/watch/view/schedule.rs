//! The breaking schedule, one step of which is chosen: a column per thread, and the learner's source with the line of the step.
//!
//! What each thread does meanwhile is seen in every row: `░ muteks 1` waits for it, `▓ muteks 1` holds it.

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    style::Style,
    text::{Line, Span},
    widgets::{Block, Borders, Cell, Row, Table, TableState},
};
use runner::CaseVerdict;
use timeline::{
    Event, Kind, Lane, Timeline,
    schedule::{self, Cell as Busy},
    text,
};

use super::{View, sides};

/// From this width on, the source stands beside the schedule.
const WIDE: u16 = 100;
/// The column of numbers.
const NUMBER: u16 = 4;
/// A thread's column is not wider than this …
const WIDEST_LANE: u16 = 28;
/// … and where it would be narrower than this, all threads share one.
const NARROWEST_LANE: u16 = 14;
/// A mark and a space stand before what a thread does.
const MARK: usize = 2;
/// The cursor stands in the first column.
pub(super) const CURSOR: &str = "▸";
/// So many rows of source at least and at most stand below the schedule, with the name of the file.
const ROWS_OF_SOURCE: (u16, u16) = (4, 12);

/// Draws the schedule that breaks the case.
pub fn draw(
    view: View<'_>,
    frame: &mut Frame<'_>,
    area: Rect,
    case: &CaseVerdict,
    timeline: &Timeline,
) {
    let events: Vec<&Event> = schedule::steps(timeline)
        .into_iter()
        .flat_map(|(_, events)| events)
        .collect();
    let Some(last) = events.len().checked_sub(1) else {
        return;
    };
    let step = view.model.step().min(last);
    let [head, body] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
    heading(view, frame, head, case, (events[step], events[last]));
    let steps = Steps {
        view,
        timeline,
        events: &events,
        step,
    };
    if area.width >= WIDE {
        let lanes = timeline.lanes.len() as u16;
        let wanted = 1 + NUMBER + lanes * (WIDEST_LANE + 1);
        let width = wanted.min(area.width * 3 / 5);
        let columns = [Constraint::Length(width), Constraint::Fill(1)];
        let [left, right] = Layout::horizontal(columns).areas(body);
        let rule = Block::new()
            .borders(Borders::LEFT)
            .border_style(view.look.faint());
        steps.table(frame, left);
        steps.source(frame, rule.inner(right));
        frame.render_widget(rule, right);
    } else {
        let rows = (body.height * 2 / 5).clamp(ROWS_OF_SOURCE.0, ROWS_OF_SOURCE.1);
        let parts = [Constraint::Fill(1), Constraint::Length(rows)];
        let [above, below] = Layout::vertical(parts).areas(body);
        steps.table(frame, above);
        steps.source(frame, below);
    }
}

/// The number of the step is that of the page and of the report: threads that are stuck at the end share one.
fn heading(
    view: View<'_>,
    frame: &mut Frame<'_>,
    area: Rect,
    case: &CaseVerdict,
    (step, last): (&Event, &Event),
) {
    let title = case.title.get(view.messages.language());
    let place = [
        ("step", (step.at + 1).into()),
        ("all", (last.at + 1).into()),
    ];
    let place = Span::styled(view.say("watch-step", &place), view.look.strong());
    sides(frame, area, (title, view.look.strong()), &place);
}

/// The steps of a schedule.
pub(super) struct Steps<'a> {
    pub(super) view: View<'a>,
    timeline: &'a Timeline,
    pub(super) events: &'a [&'a Event],
    /// The chosen one.
    pub(super) step: usize,
}

impl Steps<'_> {
    fn table(&self, frame: &mut Frame<'_>, area: Rect) {
        let lanes = self.timeline.lanes.len() as u16;
        let room = area.width.saturating_sub(1 + NUMBER);
        let column = (room / lanes.max(1)).saturating_sub(1).min(WIDEST_LANE);
        let in_columns = column >= NARROWEST_LANE;
        let language = self.view.messages.language();
        let names = self
            .timeline
            .lanes
            .iter()
            .map(|lane| lane.name.get(language));
        let rows: Vec<(Row<'_>, u16)> = if in_columns {
            self.events
                .iter()
                .map(|event| self.row(event, usize::from(column)))
                .collect()
        } else {
            self.events
                .iter()
                .map(|event| self.shared_row(event, usize::from(room)))
                .collect()
        };
        let heights: Vec<u16> = rows.iter().map(|(_, height)| *height).collect();
        let widths = if in_columns {
            [NUMBER]
                .into_iter()
                .chain(self.timeline.lanes.iter().map(|_| column))
                .collect()
        } else {
            vec![NUMBER, room]
        };
        let mut head = area;
        let mut table = Table::new(rows.into_iter().map(|(row, _)| row), widths)
            .column_spacing(1)
            .highlight_symbol(CURSOR)
            .row_highlight_style(self.view.look.chosen());
        if in_columns {
            head.height = 1;
            let names = names.map(|name| format!("  {name}"));
            let header = Row::new([String::new()].into_iter().chain(names));
            table = table.header(header.style(self.view.look.faint()));
        } else {
            head.height = 0;
        }
        let room = area.height.saturating_sub(head.height);
        let first = first_visible(&heights, self.step, room);
        let mut state = TableState::new()
            .with_offset(first)
            .with_selected(self.step);
        frame.render_stateful_widget(table, area, &mut state);
    }

    /// A row with a column per thread.
    fn row(&self, event: &Event, column: usize) -> (Row<'static>, u16) {
        let own = self.own_lines(event, column);
        let height = own.len().max(1);
        let cells = self.timeline.lanes.iter().map(|lane| {
            if lane.id == event.lane {
                Cell::new(own.clone())
            } else {
                Cell::new(self.meanwhile(lane, event, column, height))
            }
        });
        let row = Row::new([Cell::new(self.number(event))].into_iter().chain(cells));
        (row.height(height as u16), height as u16)
    }

    /// A row in which the threads are rails and the text names the one that acts.
    fn shared_row(&self, event: &Event, room: usize) -> (Row<'static>, u16) {
        let mut rails = Vec::new();
        for lane in &self.timeline.lanes {
            let (mark, style) = if lane.id == event.lane {
                (text::mark(self.timeline, event), self.style(event))
            } else {
                let busy = schedule::cell(self.timeline, lane.id, event.at);
                (text::cell_glyph(busy), self.style_of(busy))
            };
            rails.push(Span::styled(format!("{mark} "), style));
        }
        let sentence = schedule::sentence(self.timeline, event, self.view.messages.language());
        let texts = runner::wrap(&sentence, room.saturating_sub(2 * rails.len()).max(1));
        let lines: Vec<Line<'_>> = texts
            .into_iter()
            .enumerate()
            .map(|(index, text)| {
                let blank = Span::raw("  ".repeat(rails.len()));
                let rails = if index == 0 {
                    rails.clone()
                } else {
                    vec![blank]
                };
                Line::from_iter(
                    rails
                        .into_iter()
                        .chain([Span::styled(text, self.style(event))]),
                )
            })
            .collect();
        let height = lines.len() as u16;
        let row = Row::new([Cell::new(self.number(event)), Cell::new(lines)]);
        (row.height(height), height)
    }

    /// What the thread of the event does.
    fn own_lines(&self, event: &Event, column: usize) -> Vec<Line<'static>> {
        let style = self.style(event);
        let text = event
            .text
            .as_ref()
            .map_or("", |text| text.get(self.view.messages.language()));
        let mark = text::mark(self.timeline, event);
        let lines = runner::wrap(text, column.saturating_sub(MARK).max(1))
            .into_iter()
            .enumerate();
        lines
            .map(|(index, line)| {
                let mark = if index == 0 && event.kind != Kind::Say {
                    mark
                } else {
                    ' '
                };
                Line::styled(format!("{mark} {line}"), style)
            })
            .collect()
    }

    /// What another thread does meanwhile: a rail, and what it waits for or holds as far as there is room.
    fn meanwhile(
        &self,
        lane: &Lane,
        event: &Event,
        column: usize,
        height: usize,
    ) -> Vec<Line<'static>> {
        let busy = schedule::cell(self.timeline, lane.id, event.at);
        let glyph = text::cell_glyph(busy);
        let object = match busy {
            Busy::Inside(span) => span.object.as_ref(),
            Busy::Absent | Busy::Idle => None,
        };
        let object = object.map_or("", |object| object.get(self.view.messages.language()));
        let mut names = runner::wrap(object, column.saturating_sub(MARK).max(1));
        let is_cut = names.len() > height;
        names.resize(height, String::new());
        if is_cut {
            let last = names.last_mut().expect("a row has a line");
            last.truncate(last.trim_end().len());
            last.push('…');
        }
        let style = self.style_of(busy);
        let lines = names.into_iter();
        lines
            .map(|name| Line::styled(format!("{glyph} {name}"), style))
            .collect()
    }

    fn number(&self, event: &Event) -> Line<'static> {
        let number = match event.kind {
            Kind::Fault | Kind::Say => String::new(),
            _ => (event.at + 1).to_string(),
        };
        Line::raw(number).right_aligned()
    }

    fn style(&self, event: &Event) -> Style {
        match event.kind {
            Kind::Fault => self.view.look.bad(),
            Kind::Say => self.view.look.faint(),
            _ if text::mark(self.timeline, event) == text::WAITS => self.view.look.open(),
            _ => Style::new(),
        }
    }

    fn style_of(&self, busy: Busy<'_>) -> Style {
        match busy {
            Busy::Inside(span) if span.kind == Kind::Wait => self.view.look.open(),
            _ => self.view.look.faint(),
        }
    }
}

/// The first row to show of rows with these heights, so that the chosen one is in the upper two thirds, if there are others to
/// be seen below it.
fn first_visible(heights: &[u16], chosen: usize, room: u16) -> usize {
    let back = |from: usize, room: u16| {
        let mut used = heights.get(from).copied().unwrap_or(0);
        let mut first = from;
        while first > 0 && used + heights[first - 1] <= room {
            first -= 1;
            used += heights[first];
        }
        first
    };
    let end = back(heights.len() - 1, room);
    back(chosen, room * 2 / 3).min(end)
}
