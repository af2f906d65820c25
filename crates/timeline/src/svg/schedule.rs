//! An explored schedule: steps go down, a lane is a rail, and each step's text stands beside the rails.

use super::{Drawing, POINT, Picture, bar, legend, line, mark, text};
use crate::{Event, Kind, Timeline, layout, words};

const TEXT_COLUMNS: usize = 62;
/// The longest code line in a monospaced font that is as wide as `TEXT_COLUMNS` of text.
const CODE_COLUMNS: usize = 63;
const TEXT_WIDTH: f64 = 458.0;
const LINE: f64 = 18.0;
/// Between two steps.
const GAP: f64 = 8.0;
/// The right border of the step numbers.
const NUMBERS: f64 = 30.0;
const FIRST_RAIL: f64 = 50.0;
const RAIL: f64 = 26.0;
/// A wait inside a hold leaves the hold visible on both sides.
const HOLD_WIDTH: f64 = 18.0;
const WAIT_WIDTH: f64 = 10.0;
/// Below the last step: an unending wait goes on here.
const TAIL: f64 = 16.0;

/// One step with its texts broken into lines, and where its marks stand.
struct Step<'a> {
    at: u64,
    middle: f64,
    height: f64,
    events: Vec<(&'a Event, Vec<String>, Vec<String>)>,
}

pub(super) fn draw(timeline: &Timeline, picture: &Picture) -> Drawing {
    let language = picture.language;
    let lanes = timeline.lanes.len();
    let rail = |row: usize| FIRST_RAIL + row as f64 * RAIL;
    let text_at = FIRST_RAIL + lanes as f64 * RAIL;
    let width = text_at + TEXT_WIDTH + 8.0;
    let heads = lanes as f64 * LINE + 6.0;
    let (steps, bottom) = placed(timeline, picture, heads);
    let y = |at: u64| {
        steps
            .iter()
            .find(|step| step.at >= at)
            .map_or(bottom + TAIL, |step| step.middle)
    };
    let mut out = String::new();

    for step in &steps {
        if step
            .events
            .iter()
            .any(|(event, ..)| event.kind == Kind::Fault)
        {
            let (top, height) = (step.middle - LINE / 2.0 - GAP / 2.0, step.height);
            line(
                &mut out,
                format_args!(
                    "<rect class=\"tl-fault-ground\" x=\"0\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"3\"/>"
                ),
            );
        }
    }
    for (row, lane) in timeline.lanes.iter().enumerate() {
        let head = (row as f64 + 0.5) * LINE;
        line(
            &mut out,
            format_args!(
                "<path class=\"tl-lead\" d=\"M{:.1} {head:.1}H{:.1}\"/>",
                rail(row),
                text_at - 4.0
            ),
        );
        text(
            &mut out,
            "tl-name",
            "start",
            text_at,
            head + 4.5,
            lane.name.get(language),
        );
        let Some((first, last)) = layout::life(timeline, lane.id) else {
            continue;
        };
        line(
            &mut out,
            format_args!(
                "<path class=\"tl-lead\" d=\"M{:.1} {head:.1}V{:.1}\"/>",
                rail(row),
                y(first)
            ),
        );
        line(
            &mut out,
            format_args!(
                "<path class=\"tl-life\" d=\"M{:.1} {:.1}V{:.1}\"/>",
                rail(row),
                y(first),
                y(last)
            ),
        );
    }
    for (kind, bar_width) in [
        (Kind::Run, HOLD_WIDTH),
        (Kind::Hold, HOLD_WIDTH),
        (Kind::Wait, WAIT_WIDTH),
    ] {
        for event in timeline.events.iter().filter(|event| event.kind == kind) {
            let Some(row) = layout::row_of(timeline, event) else {
                continue;
            };
            let from = y(event.at);
            let to = event.until.map_or(bottom + TAIL, y);
            let place = [
                rail(row) - bar_width / 2.0,
                from,
                bar_width,
                (to - from).max(4.0),
            ];
            bar(
                &mut out,
                picture.id,
                kind,
                event.until.is_none(),
                place,
                &tip(event, picture),
            );
        }
    }
    for step in &steps {
        text(
            &mut out,
            "tl-small",
            "end",
            NUMBERS,
            step.middle + 4.0,
            &words::grouped(step.at + 1),
        );
        let mut baseline = step.middle + 4.5;
        for (event, words, code) in &step.events {
            if let Some(row) = layout::row_of(timeline, event) {
                let middle = baseline - 4.5;
                line(
                    &mut out,
                    format_args!(
                        "<path class=\"tl-lead\" d=\"M{:.1} {middle:.1}H{:.1}\"/>",
                        rail(row),
                        text_at - 4.0
                    ),
                );
                let kind = if layout::begins_to_wait(timeline, event) {
                    Kind::Wait
                } else {
                    event.kind
                };
                mark(&mut out, kind, [rail(row), middle, POINT], "");
            }
            let class = if event.kind == Kind::Fault {
                "tl-step tl-of-fault"
            } else {
                "tl-step"
            };
            for words in words {
                text(&mut out, class, "start", text_at, baseline, words);
                baseline += LINE;
            }
            for code in code {
                text(&mut out, "tl-code", "start", text_at, baseline - 1.0, code);
                baseline += LINE;
            }
        }
    }
    let end = legend(&mut out, timeline, picture, bottom + TAIL + 8.0, width);
    Drawing {
        width: width.ceil() as u32,
        height: (end + 2.0).ceil() as u32,
        body: out,
        class: "tl-of-schedule",
    }
}

/// The steps one below the other, from `top`, and where the last one ends.
fn placed<'a>(timeline: &'a Timeline, picture: &Picture, top: f64) -> (Vec<Step<'a>>, f64) {
    let mut y = top;
    let mut steps = Vec::new();
    for (at, events) in layout::steps(timeline) {
        let events: Vec<_> = events
            .into_iter()
            .map(|event| {
                let sentence = layout::sentence(timeline, event, picture.language);
                let code = layout::code(event)
                    .map(|code| layout::wrap(&code, CODE_COLUMNS))
                    .unwrap_or_default();
                (event, layout::wrap(&sentence, TEXT_COLUMNS), code)
            })
            .collect();
        let lines: usize = events
            .iter()
            .map(|(_, words, code)| words.len() + code.len())
            .sum();
        let height = lines as f64 * LINE + GAP;
        steps.push(Step {
            at,
            middle: y + GAP / 2.0 + LINE / 2.0,
            height,
            events,
        });
        y += height;
    }
    (steps, y)
}

/// What is shown while the pointer rests on a span.
fn tip(event: &Event, picture: &Picture) -> String {
    let language = picture.language;
    let what = words::kind(event.kind, language);
    match &event.object {
        Some(object) => format!("{what}: {}", object.get(language)),
        None => what.to_owned(),
    }
}
