//! A verdict for the terminal.
//!
//! One line per case; for the first failed case the message, then its breaking schedule with a column per thread and the
//! learner's line at the right, then what each thread is left with.

use std::fmt::Write as _;

use timeline::{Event, Kind, Lane, Language, Timeline};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::{
    message::{diagnosis_name, sentence},
    verdict::{CaseOutcome, CaseVerdict, Outcome, Verdict},
    words::{Arguments, count, plain, say},
};

/// The width for a terminal of unknown size.
pub const DEFAULT_WIDTH: usize = 100;

/// A narrower terminal gets this width all the same: less cannot be read.
const LEAST_WIDTH: usize = 60;
/// More steps than this are not read by anybody; the last ones are the ones that matter.
const MOST_STEPS: usize = 60;
const INDENT: usize = 4;
const GAP: usize = 2;
/// The columns of threads: they get what their texts need, within these limits.
const WIDEST_LANE: usize = 26;
const NARROWEST_LANE: usize = 13;
/// The learner's line gets at least this.
const LEAST_SOURCE: usize = 24;

impl Verdict {
    /// The verdict for a terminal which is `width` columns wide, with ANSI colours if `colour`. Ends with a newline.
    #[must_use]
    pub fn to_text(&self, language: Language, width: usize, colour: bool) -> String {
        let writer = Writer {
            language,
            width: width.max(LEAST_WIDTH),
            colour,
        };
        writer.verdict(self)
    }
}

struct Writer {
    language: Language,
    width: usize,
    colour: bool,
}

#[derive(Clone, Copy)]
enum Paint {
    Good,
    Bad,
    Open,
    Faint,
}

impl Writer {
    fn paint(&self, paint: Paint, text: &str) -> String {
        if !self.colour || text.is_empty() {
            return text.to_owned();
        }
        let code = match paint {
            Paint::Good => "32",
            Paint::Bad => "1;31",
            Paint::Open => "33",
            Paint::Faint => "2",
        };
        format!("\x1b[{code}m{text}\x1b[0m")
    }

    fn plain(&self, id: &str) -> String {
        plain(self.language, id)
    }

    fn verdict(&self, verdict: &Verdict) -> String {
        let (mark, paint, what) = match verdict.outcome {
            Outcome::Passed => ("✓", Paint::Good, self.plain("passed")),
            Outcome::Failed => ("✗", Paint::Bad, self.failed(&verdict.cases)),
            Outcome::Unsolved => ("…", Paint::Open, self.plain("unsolved")),
            Outcome::DoesNotCompile => ("✗", Paint::Bad, self.plain("does_not_compile")),
            Outcome::GraderChanged => ("✗", Paint::Bad, self.plain("grader_changed")),
            Outcome::InternalError => ("!", Paint::Bad, self.plain("internal_error")),
        };
        let mut out = format!("{} {}: {what}\n", self.paint(paint, mark), verdict.exercise);
        if verdict.outcome == Outcome::Unsolved {
            return out;
        }
        if let Some(message) = &verdict.message {
            self.wrapped(&mut out, message.get(self.language), 2);
        }
        for message in &verdict.compiler {
            out.push('\n');
            out.push_str(message.text.trim_end());
            out.push('\n');
        }
        for case in &verdict.cases {
            self.case_line(&mut out, case);
        }
        let failed = |case: &&CaseVerdict| case.outcome == CaseOutcome::Failed;
        if let Some(case) = verdict.cases.iter().find(failed) {
            out.push('\n');
            self.wrapped(&mut out, case.message.get(self.language), 2);
            if let Some(timeline) = &case.timeline {
                out.push('\n');
                self.schedule(&mut out, timeline);
            }
        }
        out
    }

    fn failed(&self, cases: &[CaseVerdict]) -> String {
        let failed = cases
            .iter()
            .filter(|case| case.outcome == CaseOutcome::Failed)
            .count();
        let mut arguments = Arguments::new();
        arguments.set("n", count(failed as u64));
        say(self.language, "failed", &arguments)
    }

    fn case_line(&self, out: &mut String, case: &CaseVerdict) {
        let title = case.title.get(self.language);
        let (mark, paint, remark) = match case.outcome {
            CaseOutcome::Passed => ("✓", Paint::Good, self.schedules(case)),
            CaseOutcome::Failed => ("✗", Paint::Bad, self.found(case)),
            CaseOutcome::Unsolved => ("…", Paint::Open, self.plain("unsolved-case")),
        };
        let _ = write!(out, "  {} {title}", self.paint(paint, mark));
        let used = 4 + title.width();
        if used + 3 + remark.width() > self.width {
            out.push_str("\n   ");
        }
        let _ = writeln!(out, " {}", self.paint(Paint::Faint, &format!("({remark})")));
    }

    /// How much was explored of a case that passed.
    fn schedules(&self, case: &CaseVerdict) -> String {
        let mut arguments = counted(case.schedules);
        let id = match (case.complete, case.bound) {
            (true, Some(bound)) => {
                arguments.set("bound", count(bound.into()));
                "schedules-bound"
            }
            (true, None) => "schedules-all",
            (false, _) => "schedules-some",
        };
        say(self.language, id, &arguments)
    }

    fn found(&self, case: &CaseVerdict) -> String {
        let name = case
            .diagnosis
            .map(|diagnosis| diagnosis_name(self.language, diagnosis));
        let place = (case.schedules > 0)
            .then(|| say(self.language, "found-at", &counted(case.schedules)));
        let parts: Vec<String> = name.into_iter().chain(place).collect();
        parts.join(", ")
    }

    fn wrapped(&self, out: &mut String, text: &str, indent: usize) {
        for line in wrap(text, self.width - indent) {
            let _ = writeln!(out, "{:indent$}{line}", "");
        }
    }

    fn schedule(&self, out: &mut String, timeline: &Timeline) {
        let steps: Vec<&Event> = points(timeline, Kind::Step);
        let hidden = steps.len().saturating_sub(MOST_STEPS);
        let earlier = steps.get(hidden).map_or(0, |first| first.at);
        if earlier > 0 {
            let line = say(self.language, "left-out", &counted(earlier));
            self.wrapped(out, &self.paint(Paint::Faint, &line), INDENT);
        }
        let shown = &steps[hidden..];
        let layout = Layout::new(self, timeline, shown);
        layout.head(out);
        for step in shown {
            layout.row(out, step);
        }
        let faults = points(timeline, Kind::Fault);
        if !faults.is_empty() {
            out.push('\n');
        }
        for fault in faults {
            self.fault(out, timeline, fault);
        }
    }

    /// What a thread is left with, and its line.
    fn fault(&self, out: &mut String, timeline: &Timeline, fault: &Event) {
        let text = fault
            .text
            .as_ref()
            .map_or("", |text| text.get(self.language));
        let name = lane_name(timeline, fault.lane, self.language);
        let text = if text.contains(name) {
            sentence(text)
        } else {
            sentence(&format!("{name}: {text}"))
        };
        for (index, line) in wrap(&text, self.width - INDENT).iter().enumerate() {
            let mark = if index == 0 { "✗" } else { " " };
            let _ = writeln!(out, "  {} {line}", self.paint(Paint::Bad, mark));
        }
        let place = place_and_source(fault);
        if !place.is_empty() {
            let place = clip(&place, self.width - INDENT);
            let _ = writeln!(out, "    {}", self.paint(Paint::Faint, &place));
        }
    }
}

/// The events of one kind, in order.
fn points(timeline: &Timeline, kind: Kind) -> Vec<&Event> {
    timeline
        .events
        .iter()
        .filter(|event| event.kind == kind)
        .collect()
}

fn lane_name(timeline: &Timeline, lane: usize, language: Language) -> &str {
    let named = timeline.lanes.iter().find(|candidate| candidate.id == lane);
    named.map_or("?", |lane| lane.name.get(language))
}

/// Where the columns of a schedule's table are.
struct Layout<'a> {
    writer: &'a Writer,
    lanes: &'a [Lane],
    number: usize,
    /// The width of each lane's column; empty if there are too many lanes for columns.
    columns: Vec<usize>,
    /// Where there are no columns: the width of the one column in which each text names its thread.
    single: usize,
    source: usize,
}

impl<'a> Layout<'a> {
    fn new(writer: &'a Writer, timeline: &'a Timeline, steps: &[&Event]) -> Layout<'a> {
        let language = writer.language;
        let lanes = timeline.lanes.as_slice();
        let largest = steps.last().map_or(0, |step| step.at + 1).to_string();
        let number = largest.width().max(writer.plain("step").width());
        let room = writer.width - number - INDENT;
        let wants = |lane: &Lane| {
            let texts = steps
                .iter()
                .filter(|step| step.lane == lane.id)
                .filter_map(|step| step.text.as_ref())
                .map(|text| text.get(language).width());
            texts.chain([lane.name.get(language).width()]).max().unwrap_or(0)
        };
        let wanted: Vec<usize> = lanes.iter().map(wants).collect();
        let mut widest = WIDEST_LANE;
        let columns = loop {
            let columns: Vec<usize> = wanted
                .iter()
                .map(|&want| want.clamp(NARROWEST_LANE, widest))
                .collect();
            let used: usize = columns.iter().map(|column| column + GAP).sum();
            if used + LEAST_SOURCE <= room {
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

    fn head(&self, out: &mut String) {
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

    fn row(&self, out: &mut String, step: &Event) {
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
        self.lines(out, &number, &cells, &place_and_source(step), None);
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
                pad(&mut text, cell.get(line).map_or("", String::as_str), column, false);
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

fn counted(number: u64) -> Arguments<'static> {
    let mut arguments = Arguments::new();
    arguments.set("count", count(number));
    arguments.set("shown", grouped(number));
    arguments
}

/// 9999 but 10 000, as both languages write it (the space does not break).
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('\u{a0}');
        }
        grouped.push(digit);
    }
    grouped
}

/// `src/lib.rs:12  let mut first = …`.
fn place_and_source(event: &Event) -> String {
    let (Some(file), Some(line)) = (&event.file, event.line) else {
        return String::new();
    };
    match &event.source {
        None => format!("{file}:{line}"),
        Some(source) => format!("{file}:{line}  {source}"),
    }
}

/// Cuts what does not fit and says so with an ellipsis.
fn clip(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut clipped = String::new();
    let mut used = 0;
    for character in text.chars() {
        let more = character.width().unwrap_or(0);
        if used + more + 1 > width {
            break;
        }
        used += more;
        clipped.push(character);
    }
    clipped.push('…');
    clipped
}

fn pad(out: &mut String, text: &str, width: usize, right: bool) {
    let missing = width.saturating_sub(text.width());
    if right {
        let _ = write!(out, "{:missing$}{text}", "");
    } else {
        let _ = write!(out, "{text}{:missing$}", "");
    }
}

/// Lines of at most `width` columns, broken at spaces; a word that is longer than a line is broken anywhere.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        if !line.is_empty() && line.width() + 1 + word.width() > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for character in word.chars() {
            if line.width() + character.width().unwrap_or(0) > width {
                lines.push(std::mem::take(&mut line));
            }
            line.push(character);
        }
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_numbers_are_grouped() {
        assert_eq!(grouped(1000), "1000");
        assert_eq!(grouped(10_000), "10\u{a0}000");
        assert_eq!(grouped(1_234_567), "1\u{a0}234\u{a0}567");
    }

    #[test]
    fn text_is_wrapped_and_clipped_by_columns_not_bytes() {
        assert_eq!(wrap("ждёт мьютекс 1", 8), ["ждёт", "мьютекс", "1"]);
        assert_eq!(wrap("zażółćgęśl", 4), ["zażó", "łćgę", "śl"]);
        assert_eq!(clip("ждёт мьютекс", 6), "ждёт …");
    }
}
