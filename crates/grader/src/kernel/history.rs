//! What happened in a schedule: cheap to write while exploring, turned into a report only for the schedule that fails.

use super::{Execution, Loc, ObjectId, ThreadId};
use crate::report::{History, ObjectFacts, Operation, Place, Step, ThreadFacts};
use std::fmt::Write;

/// How many steps of a failing schedule are reported: its end is what explains it.
const REPORTED_STEPS: usize = 200;

/// What an operation saw or wrote; no allocation for what happens often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    None,
    /// A number: what was read or written, how many were notified, which thread.
    Number(i128),
    /// A truth value.
    Flag(bool),
    /// Before and after.
    Change(i128, i128),
    /// Before and after, of a truth value.
    Flip(bool, bool),
    /// Words.
    Text(Box<str>),
}

impl Value {
    fn text(&self) -> Option<String> {
        Some(match self {
            Value::None => return None,
            Value::Number(number) => number.to_string(),
            Value::Flag(flag) => flag.to_string(),
            Value::Change(before, after) => format!("{before} → {after}"),
            Value::Flip(before, after) => format!("{before} → {after}"),
            Value::Text(text) => text.to_string(),
        })
    }
}

/// A step as it is written down while exploring.
#[derive(Clone, Debug)]
pub struct RawStep {
    pub(super) thread: ThreadId,
    pub(super) operation: Operation,
    pub(super) waits: bool,
    pub(super) object: Option<ObjectId>,
    pub(super) place: Option<Loc>,
    /// Only for a panic, whose place has no `'static` form.
    pub(super) panic_place: Option<Place>,
    pub(super) value: Value,
}

impl RawStep {
    /// Whether nothing changes for others by it: a thread that does only such steps is waiting, in its own way.
    pub(super) fn is_neutral(&self) -> bool {
        self.waits
            || self.is_look()
            || matches!(
                self.operation,
                Operation::TryLock
                    | Operation::Lock
                    | Operation::Unlock
                    | Operation::Read
                    | Operation::Unread
                    | Operation::Yield
                    | Operation::Sleep
                    | Operation::TimedOut
                    | Operation::SpuriousWakeUp
            )
    }

    /// Whether the thread that does only such steps between two readings of the clock waits for a time to come.
    pub(super) fn is_idle(&self) -> bool {
        let sleeps = matches!(self.operation, Operation::Sleep | Operation::TimedOut);
        self.is_neutral() && !sleeps
    }

    /// Whether it only looks, without waiting.
    pub(super) fn is_look(&self) -> bool {
        match self.operation {
            Operation::Load | Operation::UpdateFailed | Operation::TryLockFailed => true,
            // Writing what was there (`swap(true)` on a lock that is taken) changes nothing.
            Operation::Update => match self.value {
                Value::Change(before, after) => before == after,
                Value::Flip(before, after) => before == after,
                _ => false,
            },
            _ => false,
        }
    }

    /// Equal but for the count: shown as one step that took place several times.
    pub(super) fn repeats(&self, other: &RawStep) -> bool {
        self.thread == other.thread
            && self.operation == other.operation
            && self.waits == other.waits
            && self.object == other.object
            && self.place == other.place
            && self.value == other.value
    }
}

pub(crate) fn place(loc: Loc) -> Place {
    Place {
        file: loc.file().to_owned(),
        line: loc.line(),
    }
}

/// The report of a schedule: its last steps, spins folded.
pub(crate) fn to_history(execution: &Execution) -> History {
    let mut folded: Vec<(&RawStep, u32)> = Vec::new();
    for step in &execution.history {
        fold(&mut folded, step);
    }
    let cut = folded.len().saturating_sub(REPORTED_STEPS);
    let steps = folded[cut..]
        .iter()
        .map(|(step, times)| to_step(step, *times))
        .collect();
    let threads = execution
        .threads
        .iter()
        .map(|thread| ThreadFacts {
            name: thread.name.clone(),
            spawned: thread.spawned.map(place),
            is_task: thread.is_task,
        })
        .collect();
    let objects = execution
        .objects
        .iter()
        .enumerate()
        .map(|(index, object)| ObjectFacts {
            kind: object.kind,
            number: 1 + execution.objects[..index]
                .iter()
                .filter(|other| other.kind == object.kind)
                .count(),
            made: place(object.made),
        })
        .collect();
    History {
        threads,
        objects,
        steps,
        cut,
    }
}

/// Adds a step, or counts it if the same thread has just done the same: one step (`load`), or a round of two (`load`, `yield`).
fn fold<'a>(folded: &mut Vec<(&'a RawStep, u32)>, step: &'a RawStep) {
    let length = folded.len();
    if let Some((last, times)) = folded.last_mut()
        && last.is_neutral()
        && last.repeats(step)
    {
        *times += 1;
        return;
    }
    folded.push((step, 1));
    if length >= 3 {
        let (a, b, c, d) = (
            &folded[length - 3],
            &folded[length - 2],
            &folded[length - 1],
            &folded[length],
        );
        if a.0.is_neutral() && b.0.is_neutral() && a.0.repeats(c.0) && b.0.repeats(d.0) {
            folded.truncate(length - 1);
            folded[length - 3].1 += 1;
            folded[length - 2].1 += 1;
        }
    }
}

fn to_step(step: &RawStep, times: u32) -> Step {
    Step {
        thread: step.thread,
        operation: step.operation,
        waits: step.waits,
        object: step.object,
        place: step.place.map(place).or_else(|| step.panic_place.clone()),
        value: step.value.text(),
        times,
    }
}

/// A schedule as text: how many spurious wake-ups it may have, then `index:choice` for each choice that was not the first
/// possibility.
pub(crate) fn replay_text(execution: &Execution) -> String {
    let mut text = execution.settings.spurious.to_string();
    let choices = execution.choices().iter().enumerate();
    for (index, choice) in choices.filter(|(_, choice)| **choice != 0) {
        let _ = write!(text, " {index}:{choice}");
    }
    text
}

/// The inverse of [`replay_text`]; `None` if it is not such a text.
pub(crate) fn replay_choices(text: &str) -> Option<(u32, Vec<(usize, usize)>)> {
    let mut parts = text.split_whitespace();
    let spurious = parts.next()?.parse().ok()?;
    let choice = |part: &str| {
        let (index, choice) = part.split_once(':')?;
        Some((index.parse().ok()?, choice.parse().ok()?))
    };
    Some((spurious, parts.map(choice).collect::<Option<_>>()?))
}
