//! A verdict for the terminal.
//!
//! One line per case; for the first failed case the message, then its breaking schedule with a column per thread and the
//! learner's line at the right, then what each thread is left with.

mod columns;
mod table;

use std::{fmt::Write as _, io::IsTerminal};

use timeline::{Event, Kind, Language, Timeline};
use unicode_width::UnicodeWidthStr;

pub use self::columns::{clip, wrap};
use self::{
    columns::grouped,
    table::{Layout, place_and_source},
};
use crate::{
    message::{diagnosis_name, sentence},
    verdict::{CaseOutcome, CaseVerdict, Outcome, Verdict},
    words::{Arguments, count, plain, say},
};

/// The width for a terminal of unknown size.
pub const DEFAULT_WIDTH: usize = 100;

/// The width of the terminal that standard output goes to, at most [`DEFAULT_WIDTH`]; that if it is not a terminal.
#[must_use]
pub fn width() -> usize {
    terminal_size::terminal_size().map_or(DEFAULT_WIDTH, |(width, _)| {
        usize::from(width.0).min(DEFAULT_WIDTH)
    })
}

/// Whether standard output is a terminal that wants colours (see no-color.org).
#[must_use]
pub fn colour() -> bool {
    std::io::stdout().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// A narrower terminal gets this width all the same: less cannot be read.
const LEAST_WIDTH: usize = 60;
/// More steps than this are not read by anybody; the last ones are the ones that matter.
const MOST_STEPS: usize = 60;
const INDENT: usize = 4;

impl Verdict {
    /// The verdict for a terminal which is `width` columns wide, with ANSI colours if `colour`. Ends with a newline.
    #[must_use]
    pub fn to_text(&self, language: Language, width: usize, colour: bool) -> String {
        self.text(language, width, colour, true)
    }

    /// As [`Verdict::to_text`], without the schedule: for who shows that in another way.
    #[must_use]
    pub fn to_summary(&self, language: Language, width: usize, colour: bool) -> String {
        self.text(language, width, colour, false)
    }

    fn text(&self, language: Language, width: usize, colour: bool, schedule: bool) -> String {
        let writer = Writer {
            language,
            width: width.max(LEAST_WIDTH),
            colour,
            schedule,
        };
        writer.verdict(self)
    }

    /// The first line of [`Verdict::to_text`]: the exercise and how its grading ended.
    #[must_use]
    pub fn headline(&self, language: Language, colour: bool) -> String {
        let writer = Writer {
            language,
            width: DEFAULT_WIDTH,
            colour,
            schedule: false,
        };
        writer.headline(self)
    }
}

struct Writer {
    language: Language,
    width: usize,
    colour: bool,
    schedule: bool,
}

/// What a colour of the terminal stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// It passed.
    Good,
    /// It failed.
    Bad,
    /// It is not done yet.
    Open,
    /// What can be passed over.
    Faint,
}

impl Paint {
    /// The text between ANSI codes.
    #[must_use]
    pub fn on(self, text: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        let code = match self {
            Paint::Good => "32",
            Paint::Bad => "1;31",
            Paint::Open => "33",
            Paint::Faint => "2",
        };
        format!("\x1b[{code}m{text}\x1b[0m")
    }
}

impl Writer {
    fn paint(&self, paint: Paint, text: &str) -> String {
        if self.colour {
            paint.on(text)
        } else {
            text.to_owned()
        }
    }

    fn plain(&self, id: &str) -> String {
        plain(self.language, id)
    }

    fn headline(&self, verdict: &Verdict) -> String {
        let (mark, paint, what) = match verdict.outcome {
            Outcome::Passed => ("✓", Paint::Good, self.plain("passed")),
            Outcome::Failed => ("✗", Paint::Bad, self.failed(&verdict.cases)),
            Outcome::Unsolved => ("…", Paint::Open, self.plain("unsolved")),
            Outcome::DoesNotCompile => ("✗", Paint::Bad, self.plain("does_not_compile")),
            Outcome::GraderChanged => ("✗", Paint::Bad, self.plain("grader_changed")),
            Outcome::InternalError => ("!", Paint::Bad, self.plain("internal_error")),
        };
        format!("{} {}: {what}\n", self.paint(paint, mark), verdict.exercise)
    }

    fn verdict(&self, verdict: &Verdict) -> String {
        let mut out = self.headline(verdict);
        if verdict.outcome == Outcome::Unsolved {
            return out;
        }
        if let Some(message) = &verdict.message {
            self.wrapped(&mut out, message.get(self.language), 2);
        }
        for message in verdict.compiler.iter().filter(|it| !it.text.is_empty()) {
            out.push('\n');
            out.push_str(message.text.trim_end());
            out.push('\n');
        }
        let promise = self.promise(&verdict.cases);
        for case in &verdict.cases {
            let in_short = promise.is_some() || verdict.outcome == Outcome::Failed;
            self.case_line(&mut out, case, in_short);
        }
        if let Some(promise) = promise {
            self.wrapped(&mut out, &promise, 2);
        }
        let failed = |case: &&CaseVerdict| case.outcome == CaseOutcome::Failed;
        if let Some(case) = verdict.cases.iter().find(failed) {
            out.push('\n');
            self.wrapped(&mut out, case.message.get(self.language), 2);
            if let Some(timeline) = case.timeline.as_ref().filter(|_| self.schedule) {
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

    /// What was explored, if that is the same for all cases that passed and there is no other.
    fn promise(&self, cases: &[CaseVerdict]) -> Option<String> {
        let bound = cases.first()?.bound?;
        let alike = |case: &CaseVerdict| {
            case.outcome == CaseOutcome::Passed && case.complete && case.bound == Some(bound)
        };
        if cases.len() < 2 || !cases.iter().all(alike) {
            return None;
        }
        let mut arguments = Arguments::new();
        arguments.set("bound", count(bound.into()));
        Some(say(self.language, "explored-bound", &arguments))
    }

    fn case_line(&self, out: &mut String, case: &CaseVerdict, in_short: bool) {
        let title = case.title.get(self.language);
        let (mark, paint, remark) = match case.outcome {
            // It was run once, as it comes: there is nothing to say about schedules.
            CaseOutcome::Passed if case.schedules == 0 => ("✓", Paint::Good, String::new()),
            CaseOutcome::Passed => ("✓", Paint::Good, self.schedules(case, in_short)),
            CaseOutcome::Failed => ("✗", Paint::Bad, self.found(case)),
            CaseOutcome::Unsolved => ("…", Paint::Open, self.plain("unsolved-case")),
        };
        let title = wrap(title, self.width - INDENT);
        let used = INDENT + title.last().map_or(0, |last| last.width());
        let title = title.join("\n    ");
        let _ = write!(out, "  {} {title}", self.paint(paint, mark));
        if remark.is_empty() {
            out.push('\n');
            return;
        }
        if used + 3 + remark.width() > self.width {
            out.push_str("\n   ");
        }
        let _ = writeln!(out, " {}", self.paint(Paint::Faint, &format!("({remark})")));
    }

    /// How much was explored of a case that passed.
    fn schedules(&self, case: &CaseVerdict, in_short: bool) -> String {
        let mut arguments = counted(case.schedules);
        let id = match (case.complete, case.bound) {
            (true, _) if in_short => "schedules",
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
        // What never happened was not found in one schedule, but concluded from all.
        let place = match case.diagnosis {
            Some(grader::report::Diagnosis::NoOverlap) => "schedules",
            _ => "found-at",
        };
        let place =
            (case.schedules > 0).then(|| say(self.language, place, &counted(case.schedules)));
        let parts: Vec<String> = name.into_iter().chain(place).collect();
        parts.join(", ")
    }

    fn wrapped(&self, out: &mut String, text: &str, indent: usize) {
        for line in wrap(text, self.width - indent) {
            let _ = writeln!(out, "{:indent$}{line}", "");
        }
    }

    fn schedule(&self, out: &mut String, timeline: &Timeline) {
        let steps: Vec<&Event> = points(timeline, &[Kind::Step, Kind::Say]);
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
            if step.kind == Kind::Say {
                layout.remark(out, step);
            } else {
                layout.row(out, step);
            }
        }
        let faults = points(timeline, &[Kind::Fault]);
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
        let text = sentence(&format!("{name}: {text}"));
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

/// The events of some kinds, in order.
fn points<'a>(timeline: &'a Timeline, kinds: &[Kind]) -> Vec<&'a Event> {
    timeline
        .events
        .iter()
        .filter(|event| kinds.contains(&event.kind))
        .collect()
}

fn lane_name(timeline: &Timeline, lane: usize, language: Language) -> &str {
    let named = timeline.lanes.iter().find(|candidate| candidate.id == lane);
    named.map_or("?", |lane| lane.name.get(language))
}

fn counted(number: u64) -> Arguments<'static> {
    let mut arguments = Arguments::new();
    arguments.set("count", count(number));
    arguments.set("shown", grouped(number));
    arguments
}
