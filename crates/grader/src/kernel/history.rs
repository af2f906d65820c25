//! What happened in a schedule: cheap to write while exploring, turned into a report only for the schedule that fails.

use super::{Execution, Loc, ObjectId, ThreadId};
use crate::report::{History, ObjectFacts, Operation, Place, Step, ThreadFacts};
use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};

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
    /// An access to the contents of a cell.
    pub(super) fn access(
        thread: ThreadId,
        operation: Operation,
        cell: ObjectId,
        at: Loc,
    ) -> RawStep {
        RawStep {
            thread,
            operation,
            waits: false,
            object: Some(cell),
            place: Some(at),
            panic_place: None,
            value: Value::None,
        }
    }

    /// Whether it is an access to the contents of a cell.
    pub(super) fn is_access(&self) -> bool {
        matches!(self.operation, Operation::CellRead | Operation::CellWrite)
    }

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
                    | Operation::CellRead
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
            Operation::Load
            | Operation::UpdateFailed
            | Operation::UpdateFailedSpuriously
            | Operation::TryLockFailed => true,
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

/// The report of a schedule: its last steps. Spins are folded before the rest is cut, since what led to them explains them.
pub(crate) fn to_history(execution: &Execution) -> History {
    let mut folded: Vec<(&RawStep, u32)> = Vec::new();
    for step in execution.steps_and_accesses() {
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

/// A round of waiting threads has at most so many steps: three that lock, look, unlock and yield.
const LONGEST_ROUND: usize = 12;

/// Adds a step; or counts it, if it ends a round of steps that change nothing and have just been taken: one thread's look, or the
/// turns of several threads that wait in loops.
fn fold<'a>(folded: &mut Vec<(&'a RawStep, u32)>, step: &'a RawStep) {
    folded.push((step, 1));
    if !step.is_neutral() {
        return;
    }
    let end = folded.len();
    for round in 1..=LONGEST_ROUND.min(end / 2) {
        let (before, again) = folded[end - 2 * round..].split_at_mut(round);
        if !again[0].0.is_neutral() {
            return;
        }
        if before.iter().zip(&*again).all(|(a, b)| a.0.repeats(b.0)) {
            for (earlier, later) in before.iter_mut().zip(again) {
                earlier.1 += later.1;
            }
            folded.truncate(end - round);
            return;
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

/// The number of steps and what they were, to be compared with those of the same schedule in a fork.
pub(crate) type Trace = (usize, u64);

impl Execution {
    /// Its trace.
    pub(crate) fn trace(&self) -> Trace {
        let steps = self.history.len();
        (steps, trace(&self.history))
    }

    /// Whether it began in the same way.
    pub(crate) fn began_with(&self, (steps, of_others): Trace) -> bool {
        let begin = self.history.get(..steps);
        begin.is_some_and(|begin| trace(begin) == of_others)
    }
}

fn trace(steps: &[RawStep]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for step in steps {
        format!("{step:?}").hash(&mut hasher);
    }
    hasher.finish()
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A step by thread and operation, `Load` for a look and `Store` for a change.
    fn raw(thread: ThreadId, operation: Operation) -> RawStep {
        RawStep {
            thread,
            operation,
            waits: false,
            object: Some(0),
            place: None,
            panic_place: None,
            value: Value::Number(0),
        }
    }

    fn folded(steps: &[(ThreadId, Operation)]) -> Vec<(ThreadId, Operation, u32)> {
        let steps: Vec<RawStep> = steps.iter().map(|&(t, o)| raw(t, o)).collect();
        let mut folded = Vec::new();
        for step in &steps {
            fold(&mut folded, step);
        }
        let shown = |(step, times): (&RawStep, u32)| (step.thread, step.operation, times);
        folded.into_iter().map(shown).collect()
    }

    #[test]
    fn rounds_of_several_threads_are_counted_and_what_led_to_them_stays() {
        use Operation::{Load, Lock, Store, Unlock, Yield};
        let one = [(1, Lock), (1, Load), (1, Unlock), (1, Yield)];
        let other = one.map(|(_, operation)| (2, operation));
        // A spinning thread gets more turns in a row than the search gives others in between.
        let round = [&one[..], &one, &other, &one, &other, &other].concat();
        let mut steps = vec![(2, Store), (1, Store)];
        steps.extend(round.repeat(500));
        let mut expected = vec![(2, Store, 1), (1, Store, 1)];
        expected.extend(one.map(|(thread, operation)| (thread, operation, 1500)));
        expected.extend(other.map(|(thread, operation)| (thread, operation, 1500)));
        assert_eq!(folded(&steps), expected);
    }

    #[test]
    fn what_changes_something_is_never_folded() {
        use Operation::{Load, Store};
        let steps = [(1, Load), (1, Store)].repeat(3);
        let expected: Vec<_> = steps.iter().map(|&(t, o)| (t, o, 1)).collect();
        assert_eq!(folded(&steps), expected);
    }
}
