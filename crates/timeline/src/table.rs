//! A timeline as an HTML table: the alternative to the picture, and the place where every text and every time can be read.

use std::fmt::Write;

use crate::{Event, Kind, LaneKind, Language, Timeline, Unit, layout, svg::escape, words};

/// The events in order, one a row. No blank line, so that it can stand in Markdown.
///
/// The columns are: when, whose, what, and how long (a run) or the code (a schedule, if it has any).
#[must_use]
pub fn render(timeline: &Timeline, language: Language) -> String {
    let last_column = match timeline.unit {
        Unit::Microseconds => Some(words::duration(language)),
        Unit::Steps => timeline
            .events
            .iter()
            .any(|event| layout::code(event).is_some())
            .then(|| words::source(language)),
    };
    let end = layout::end(timeline);
    let mut out = String::from(
        "<div class=\"tl-scroll\" tabindex=\"0\">\n<table class=\"tl-table\">\n<thead>\n<tr>",
    );
    let headings = [
        words::at(timeline.unit, language),
        words::heading(timeline, language),
        words::what(language),
    ];
    for heading in headings.into_iter().chain(last_column) {
        push(&mut out, format_args!("<th scope=\"col\">{heading}</th>"));
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    let events: Vec<&Event> = match timeline.unit {
        Unit::Microseconds => timeline.events.iter().collect(),
        Unit::Steps => layout::steps(timeline)
            .into_iter()
            .flat_map(|(_, events)| events)
            .collect(),
    };
    for event in events {
        let Some(row) = layout::row_of(timeline, event) else {
            continue;
        };
        let class = if event.kind == Kind::Fault {
            " class=\"tl-of-fault\""
        } else {
            ""
        };
        let at = match timeline.unit {
            Unit::Microseconds => words::moment(event.at, end, language),
            Unit::Steps => words::grouped(event.at + 1),
        };
        push(
            &mut out,
            format_args!(
                "<tr{class}><td>{at}</td><td>{}</td><td>{}</td>",
                escape(&layout::full_name(timeline, &timeline.lanes[row], language)),
                escape(&what(event, timeline.lanes[row].kind, language)),
            ),
        );
        match timeline.unit {
            Unit::Microseconds => push(
                &mut out,
                format_args!("<td>{}</td>", escape(&how_long(event, end, language))),
            ),
            Unit::Steps if last_column.is_some() => match layout::code(event) {
                Some(code) => push(
                    &mut out,
                    format_args!("<td><code>{}</code></td>", escape(&code)),
                ),
                None => out.push_str("<td></td>"),
            },
            Unit::Steps => {}
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
    out
}

fn push(out: &mut String, cells: std::fmt::Arguments) {
    out.write_fmt(cells).expect("a String takes everything");
}

fn what(event: &Event, lane: LaneKind, language: Language) -> String {
    match (&event.text, event.kind) {
        (Some(text), Kind::Fault) => format!("✗ {}", text.get(language)),
        (Some(text), _) => text.get(language).to_owned(),
        (None, Kind::End) => words::end_of(lane, language).to_owned(),
        (None, kind) => words::kind(kind, language).to_owned(),
    }
}

fn how_long(event: &Event, end: u64, language: Language) -> String {
    match (event.until, event.kind) {
        (Some(until), kind) => {
            format!(
                "{}: {}",
                words::kind(kind, language),
                words::length(until.saturating_sub(event.at), end, language)
            )
        }
        (None, Kind::Wait | Kind::Hold) => words::never_ends(language).to_owned(),
        (None, _) => String::new(),
    }
}
