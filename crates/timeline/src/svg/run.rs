//! A real run: time goes to the right, a lane is a row.

use super::{Drawing, POINT, Picture, SMALL, bar, legend, line, mark, text, text_width};
use crate::{Event, Kind, Timeline, layout, words};

/// The width of mdBook's text column.
const WIDTH: f64 = 750.0;
const LANE: f64 = 42.0;
const BAR: f64 = 32.0;
/// Between the base lines of a label in two lines.
const LABEL_LINE: f64 = 14.0;
/// Left and right of a label, so that it stays clear of a point at the border of its span.
const LABEL_MARGIN: f64 = 7.0;
const TOP: f64 = 4.0;
/// Room for a point at the very end.
const RIGHT: f64 = 12.0;
/// Of a bold font, which is a little wider.
const NAME_SIZE: f64 = 13.0 * 1.07;
const NAME_AT_MOST: usize = 24;
/// A shorter span would not be seen.
const NARROWEST_BAR: f64 = 2.0;

pub(super) fn draw(timeline: &Timeline, picture: &Picture) -> Drawing {
    let language = picture.language;
    let end = layout::end(timeline);
    let names: Vec<&str> = timeline
        .lanes
        .iter()
        .map(|lane| lane.name.get(language))
        .collect();
    let kinds: Vec<Option<&str>> = timeline
        .lanes
        .iter()
        .map(|lane| layout::unsaid_kind(timeline, lane, language))
        .collect();
    let name_widths = names.iter().map(|name| text_width(&short(name), NAME_SIZE));
    let kind_widths = kinds.iter().flatten().map(|kind| text_width(kind, SMALL));
    let left = 16.0 + name_widths.chain(kind_widths).fold(40.0, f64::max);
    let x = |at: u64| left + at as f64 / end as f64 * (WIDTH - RIGHT - left);
    let middle = |row: usize| TOP + (row as f64 + 0.5) * LANE;
    let axis = TOP + names.len() as f64 * LANE + 4.0;
    let mut out = String::new();

    for at in layout::ticks(end) {
        line(
            &mut out,
            format_args!(
                "<path class=\"tl-grid\" d=\"M{:.1} {TOP:.1}V{:.1}\"/>",
                x(at),
                axis + 5.0
            ),
        );
    }
    line(
        &mut out,
        format_args!(
            "<path class=\"tl-axis\" d=\"M{left:.1} {axis:.1}H{:.1}\"/>",
            WIDTH - RIGHT
        ),
    );
    for (row, lane) in timeline.lanes.iter().enumerate() {
        let mut baseline = middle(row) + 4.5;
        if let Some(kind) = kinds[row] {
            baseline -= LABEL_LINE / 2.0;
            let below = baseline + LABEL_LINE;
            text(&mut out, "tl-small tl-kind", "start", 2.0, below, kind);
        }
        text(
            &mut out,
            "tl-name",
            "start",
            2.0,
            baseline,
            &short(names[row]),
        );
        if let Some((first, last)) = layout::life(timeline, lane.id) {
            line(
                &mut out,
                format_args!(
                    "<path class=\"tl-life\" d=\"M{:.1} {:.1}H{:.1}\"/>",
                    x(first),
                    middle(row),
                    x(last)
                ),
            );
        }
    }

    // Spans first: a point on the border of two spans stays visible.
    for (event, row) in placed(timeline).filter(|(event, _)| layout::is_span(event.kind)) {
        let (from, to) = (x(event.at), x(event.until.unwrap_or(end)));
        let width = (to - from).max(NARROWEST_BAR);
        let place = [from, middle(row) - BAR / 2.0, width, BAR];
        bar(
            &mut out,
            picture.id,
            event.kind,
            event.until.is_none(),
            place,
            &tip(event, picture, end),
        );
    }
    for (event, row) in placed(timeline).filter(|(event, _)| layout::is_span(event.kind)) {
        let width = x(event.until.unwrap_or(end)) - x(event.at);
        let words = event.text.as_ref().map(|text| text.get(language));
        let lines = words
            .and_then(|words| label(words, width - 2.0 * LABEL_MARGIN))
            .unwrap_or_default();
        let mut baseline = middle(row) + 4.0 - LABEL_LINE / 2.0 * (lines.len() as f64 - 1.0);
        let class = match event.kind {
            Kind::Wait => "tl-label tl-on-wait",
            Kind::Hold => "tl-label tl-on-hold",
            _ => "tl-label",
        };
        for words in lines {
            text(
                &mut out,
                class,
                "start",
                x(event.at) + LABEL_MARGIN,
                baseline,
                words,
            );
            baseline += LABEL_LINE;
        }
    }
    // A point covers the end of its lane, which stays visible above and below it.
    let mut points: Vec<_> = placed(timeline)
        .filter(|(event, _)| !layout::is_span(event.kind))
        .collect();
    points.sort_by_key(|(event, _)| event.kind != Kind::End);
    for (event, row) in points {
        let half = if event.kind == Kind::End {
            BAR / 2.0
        } else {
            POINT
        };
        let place = [x(event.at), middle(row), half];
        mark(&mut out, event.kind, place, &tip(event, picture, end));
    }

    for at in layout::ticks(end) {
        let label = words::milliseconds(at, language);
        let half = text_width(&label, SMALL) / 2.0;
        let (anchor, place) = if x(at) + half > WIDTH {
            ("end", WIDTH - 1.0)
        } else {
            ("middle", x(at))
        };
        text(&mut out, "tl-small", anchor, place, axis + 19.0, &label);
    }
    let bottom = legend(&mut out, timeline, picture, axis + 28.0, WIDTH);
    Drawing {
        width: WIDTH as u32,
        height: (bottom + 2.0).ceil() as u32,
        body: out,
        class: "tl-of-run",
    }
}

/// The events whose lane is there, each with its row.
fn placed(timeline: &Timeline) -> impl Iterator<Item = (&Event, usize)> {
    timeline
        .events
        .iter()
        .filter_map(|event| Some((event, layout::row_of(timeline, event)?)))
}

fn short(name: &str) -> String {
    if name.chars().count() <= NAME_AT_MOST {
        return name.to_owned();
    }
    name.chars().take(NAME_AT_MOST - 1).chain(['…']).collect()
}

/// `words` in one line or in two of about the same length, if they fit into this width.
fn label(words: &str, width: f64) -> Option<Vec<&str>> {
    let wide = |words: &str| text_width(words, SMALL);
    if wide(words) <= width {
        return Some(vec![words]);
    }
    let breaks = words
        .match_indices(' ')
        .map(|(at, _)| (&words[..at], &words[at + 1..]));
    let widest = |(first, second): &(&str, &str)| wide(first).max(wide(second));
    let (first, second) = breaks.min_by(|a, b| widest(a).total_cmp(&widest(b)))?;
    (widest(&(first, second)) <= width).then(|| vec![first, second])
}

/// What is shown while the pointer rests on an event.
fn tip(event: &Event, picture: &Picture, end: u64) -> String {
    let language = picture.language;
    let what = match (&event.text, event.kind) {
        (Some(text), _) => text.get(language),
        (None, kind) => words::kind(kind, language),
    };
    let from = words::moment(event.at, end, language);
    match event.until {
        Some(until) => format!("{from} – {}: {what}", words::moment(until, end, language)),
        None if matches!(event.kind, Kind::Wait | Kind::Hold) => {
            format!("{from}, {}: {what}", words::never_ends(language))
        }
        None => format!("{from}: {what}"),
    }
}
