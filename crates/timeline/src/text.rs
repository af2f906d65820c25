//! A timeline as text of a fixed width, for the terminal.
//!
//! A run is a chart: a lane a line, time to the right. A schedule is a list of steps with a rail for each lane at its left.

use crate::{Event, Kind, Language, Timeline, Unit, layout, layout::Cell, words};

/// A chart or a text column narrower than this shows nothing.
const NARROWEST: usize = 20;

/// Draws a timeline in at most `columns` columns; 60 to 120 are readable. Ends with a line break. No colours.
///
/// Code lines of a schedule are not broken: an editor finds what is copied from them.
#[must_use]
pub fn render(timeline: &Timeline, language: Language, columns: usize) -> String {
    let mut lines = match timeline.unit {
        Unit::Microseconds => run(timeline, language, columns),
        Unit::Steps => schedule(timeline, language, columns),
    };
    lines.extend(legend(&lines, timeline, language, columns));
    lines
        .iter()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect()
}

/// The character for a span or a point.
#[must_use]
pub const fn glyph(kind: Kind) -> char {
    match kind {
        Kind::Run => '█',
        Kind::Wait => '░',
        Kind::Hold => '▓',
        Kind::Say | Kind::Step => '●',
        Kind::Fault => '✗',
        Kind::End => '┤',
    }
}

fn run(timeline: &Timeline, language: Language, columns: usize) -> Vec<String> {
    // What a lane is gives way to its name where both have no room.
    let widest = columns / 3;
    let shown = |lane| {
        let full = layout::full_name(timeline, lane, language);
        if full.chars().count() <= widest {
            full
        } else {
            lane.name.get(language).chars().take(widest).collect()
        }
    };
    let names: Vec<String> = timeline.lanes.iter().map(shown).collect();
    let widths = names.iter().map(|name| name.chars().count());
    let name_columns = widths.max().unwrap_or(0);
    let chart_columns = columns.saturating_sub(name_columns + 2).max(NARROWEST);
    let end = layout::end(timeline);
    let column = |at: u64| (at as f64 / end as f64 * (chart_columns - 1) as f64).round() as usize;

    let mut lines = Vec::new();
    for (row, lane) in timeline.lanes.iter().enumerate() {
        let mut chart = vec![' '; chart_columns];
        if let Some((first, last)) = layout::life(timeline, lane.id) {
            chart[column(first)..=column(last)].fill('─');
        }
        let own = || {
            timeline
                .events
                .iter()
                .filter(|event| layout::row_of(timeline, event) == Some(row))
        };
        for event in own().filter(|event| layout::is_span(event.kind)) {
            let (from, to) = (column(event.at), column(event.until.unwrap_or(end)));
            chart[from..to.max(from + 1).min(chart_columns)].fill(glyph(event.kind));
        }
        // What is rarer covers what is more frequent where they share a column.
        for kind in [Kind::End, Kind::Say, Kind::Step, Kind::Fault] {
            for event in own().filter(|event| event.kind == kind) {
                chart[column(event.at)] = glyph(kind);
            }
        }
        lines.push(format!(
            "{:<name_columns$} │{}",
            names[row],
            chart.into_iter().collect::<String>()
        ));
    }

    let indent = " ".repeat(name_columns + 1);
    let mut rule = vec!['─'; chart_columns];
    let ticks = layout::ticks(end);
    // Each label begins at its tick, the last one ends with the chart. Where two would touch, the last one stays.
    let place = |at: u64| {
        let label = words::milliseconds(at, language);
        let width = label.chars().count();
        (
            column(at).min(chart_columns.saturating_sub(width)),
            width,
            label,
        )
    };
    let (last_start, _, _) = place(*ticks.last().expect("0 is a tick"));
    let mut labels = String::new();
    let mut used = 0;
    for (index, at) in ticks.iter().enumerate() {
        rule[column(*at)] = '┴';
        let (start, width, label) = place(*at);
        let is_last = index + 1 == ticks.len();
        if (index == 0 || used < start) && (is_last || start + width < last_start) {
            labels.extend(std::iter::repeat_n(' ', start - used));
            labels.push_str(&label);
            used = start + width;
        }
    }
    lines.push(format!("{indent}└{}", rule.into_iter().collect::<String>()));
    lines.push(format!("{indent} {labels}"));
    lines
}

fn schedule(timeline: &Timeline, language: Language, columns: usize) -> Vec<String> {
    let steps = layout::steps(timeline);
    let number_columns = steps
        .last()
        .map_or(1, |(at, _)| words::grouped(at + 1).chars().count());
    let indent = number_columns + 2 + 3 * timeline.lanes.len();
    let text_columns = columns.saturating_sub(indent).max(NARROWEST);

    let mut lines = Vec::new();
    for (at, events) in steps {
        let mut number = words::grouped(at + 1);
        for event in events {
            let mut rails = rails(timeline, at, Some(event));
            let sentence = layout::sentence(timeline, event, language);
            let code = layout::code(event).map(|code| format!("  {code}"));
            for text in layout::wrap(&sentence, text_columns)
                .into_iter()
                .chain(code)
            {
                lines.push(format!("{number:>number_columns$}  {rails}{text}"));
                number.clear();
                rails = self::rails(timeline, at, None);
            }
        }
    }
    lines
}

/// The rails at step `at`: with the mark of `event`, or, without one, as they are just after the step.
fn rails(timeline: &Timeline, at: u64, event: Option<&Event>) -> String {
    let mut rails = String::new();
    for lane in &timeline.lanes {
        let rail = match event {
            Some(event) if event.lane == lane.id => mark(timeline, event),
            Some(_) => cell_glyph(layout::cell(timeline, lane.id, at)),
            None => cell_glyph(layout::cell_after(timeline, lane.id, at)),
        };
        rails.extend([rail, ' ', ' ']);
    }
    rails
}

/// The mark of an event with which its lane begins to wait.
pub const WAITS: char = '○';

/// The character for an event of a schedule, on the rail of its lane.
#[must_use]
pub fn mark(timeline: &Timeline, event: &Event) -> char {
    if layout::begins_to_wait(timeline, event) {
        WAITS
    } else if event.kind == Kind::Fault {
        glyph(Kind::Fault)
    } else {
        glyph(Kind::Step)
    }
}

/// The character for what a lane does meanwhile.
#[must_use]
pub const fn cell_glyph(cell: Cell<'_>) -> char {
    match cell {
        Cell::Absent => ' ',
        Cell::Idle => '│',
        Cell::Inside(span) => glyph(span.kind),
    }
}

/// Explains the characters which `drawing` holds.
fn legend(
    drawing: &[String],
    timeline: &Timeline,
    language: Language,
    columns: usize,
) -> Vec<String> {
    let mut lines = vec![String::new()];
    for kind in layout::kinds(timeline) {
        if !drawing.iter().any(|line| line.contains(glyph(kind))) {
            continue;
        }
        let item = format!("{} {}   ", glyph(kind), words::kind(kind, language));
        let last = lines.last_mut().expect("there is a first line");
        if !last.is_empty() && last.chars().count() + item.trim_end().chars().count() > columns {
            lines.push(item);
        } else {
            last.push_str(&item);
        }
    }
    lines
}
