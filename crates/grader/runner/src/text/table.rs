//! The table of a schedule: a column per thread, the learner's line at the right.

use std::fmt::Write as _;

use timeline::{Event, Kind, Lane, Timeline};
use unicode_width::UnicodeWidthStr;

use super::{
    INDENT, Paint, Writer,
    columns::{clip, pad, wrap},
};

const GAP: usize = 2;
/// The columns of threads: they get what their texts need, within these limits.
const WIDEST_LANE: usize = 26;
const NARROWEST_LANE: usize = 13;
/// The learner's line gets at least this.
const LEAST_SOURCE: usize = 24;
/// The columns of threads shrink down to this width for the source to have room.
const ROOMY_LANE: usize = 17;
const ROOMY_SOURCE: usize = 38;

/// Where the columns of a schedule's table are.
pub(super) struct Layout<'a> {
    writer: &'a Writer,
    /// In the order of their numbers.
    lanes: Vec<&'a Lane>,
    number: usize,
    /// The width of each lane's column; empty if there are too many lanes for columns.
    columns: Vec<usize>,
    /// Where there are no columns: the width of the one column in which each text names its thread.
    single: usize,
    source: usize,
}

impl<'a> Layout<'a> {
    pub(super) fn new(writer: &'a Writer, timeline: &'a Timeline, steps: &[&Event]) -> Layout<'a> {
        let language = writer.language;
        let mut lanes: Vec<&Lane> = timeline.lanes.iter().collect();
        lanes.sort_by_key(|lane| lane.id);
        let largest = steps.last().map_or(0, |step| step.at + 1).to_string();
        let number = largest.width().max(writer.plain("step").width());
        let room = writer.width - number - INDENT;
        let wants = |lane: &Lane| {
            let texts = steps
                .iter()
                .filter(|step| step.lane == lane.id && step.kind == Kind::Step)
                .filter_map(|step| step.text.as_ref())
                .map(|text| text.get(language).width());
            texts
                .chain([lane.name.get(language).width()])
                .max()
                .unwrap_or(0)
        };
        let wanted: Vec<usize> = lanes.iter().map(|lane| wants(lane)).collect();
        let mut widest = WIDEST_LANE;
        let columns = loop {
            let columns: Vec<usize> = wanted
                .iter()
                .map(|&want| want.clamp(NARROWEST_LANE, widest))
                .collect();
            let used: usize = columns.iter().map(|column| column + GAP).sum();
            let source = if widest > ROOMY_LANE {
                ROOMY_SOURCE
            } else {
                LEAST_SOURCE
            };
            if used + source <= room {
                break columns;
            }
            if widest == NARROWEST_LANE {
                break Vec::new();
            }
            widest -= 1;
        };
        let single = room / 2;
        let used: usize = if columns.is_empty() {
            single + GAP
        } else {
            columns.iter().map(|column| column + GAP).sum()
        };
        Layout {
            writer,
            lanes,
            number,
            columns,
            single,
            source: room - used,
        }
    }

    pub(super) fn head(&self, out: &mut String) {
        let language = self.writer.language;
        let cells: Vec<Vec<String>> = if self.columns.is_empty() {
            vec![Vec::new()]
        } else {
            self.lanes
                .iter()
                .zip(&self.columns)
                .map(|(lane, &column)| wrap(lane.name.get(language), column))
                .collect()
        };
        let source = self.writer.plain("source");
        let step = self.writer.plain("step");
        self.lines(out, &step, &cells, &source, Some(Paint::Faint));
    }

    /// A line that belongs to no thread.
    pub(super) fn remark(&self, out: &mut String, event: &Event) {
        let text = event.text.as_ref();
        let text = text.map_or("", |text| text.get(self.writer.language));
        let indent = GAP + self.number + GAP;
        for line in wrap(text, self.writer.width - indent) {
            let line = self.writer.paint(Paint::Faint, &line);
            let _ = writeln!(out, "{:indent$}{line}", "");
        }
    }

    pub(super) fn row(&self, out: &mut String, step: &Event) {
        let language = self.writer.language;
        let text = step.text.as_ref().map_or("", |text| text.get(language));
        let cells: Vec<Vec<String>> = if self.columns.is_empty() {
            let lane = self.lanes.iter().find(|lane| lane.id == step.lane);
            let name = lane.map_or("?", |lane| lane.name.get(language));
            vec![wrap(&format!("{name}: {text}"), self.single)]
        } else {
            self.lanes
                .iter()
                .zip(&self.columns)
                .map(|(lane, &column)| {
                    if lane.id == step.lane {
                        wrap(text, column)
                    } else {
                        Vec::new()
                    }
                })
                .collect()
        };
        let number = (step.at + 1).to_string();
        let source = place_and_source(step);
        let source = source.strip_prefix("src/").unwrap_or(&source);
        let source = source.strip_prefix("tests/").unwrap_or(source);
        self.lines(out, &number, &cells, source, None);
    }

    /// One row of the table: as many lines as its tallest cell needs.
    fn lines(
        &self,
        out: &mut String,
        number: &str,
        cells: &[Vec<String>],
        source: &str,
        paint: Option<Paint>,
    ) {
        let single = [self.single];
        let columns = if self.columns.is_empty() {
            single.as_slice()
        } else {
            self.columns.as_slice()
        };
        let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
        for line in 0..height {
            let number = if line == 0 { number } else { "" };
            let mut text = format!("{:GAP$}", "");
            pad(&mut text, number, self.number, true);
            for (cell, &column) in cells.iter().zip(columns) {
                let _ = write!(text, "{:GAP$}", "");
                pad(
                    &mut text,
                    cell.get(line).map_or("", String::as_str),
                    column,
                    false,
                );
            }
            let source = if line == 0 {
                clip(source, self.source)
            } else {
                String::new()
            };
            let mut whole = match paint {
                Some(paint) => self.writer.paint(paint, text.trim_end()),
                None => text.trim_end().to_owned(),
            };
            if !source.is_empty() {
                let missing = text.width() - text.trim_end().width();
                let _ = write!(whole, "{:missing$}{:GAP$}", "", "");
                whole.push_str(&self.writer.paint(Paint::Faint, &source));
            }
            out.push_str(&whole);
            out.push('\n');
        }
    }
}

/// `src/lib.rs:12  let mut first = …`.
pub(super) fn place_and_source(event: &Event) -> String {
    let (Some(file), Some(line)) = (&event.file, event.line) else {
        return String::new();
    };
    match &event.source {
        None => format!("{file}:{line}"),
        Some(source) => format!("{file}:{line}  {source}"),
    }
}
