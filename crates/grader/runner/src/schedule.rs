//! From the history of a schedule to a timeline: the same steps, in words, with the learner's lines beside them.

use grader::report::{Failure, History, Operation, Step};
use timeline::{Event, Kind, Lane, LaneKind, Language, Timeline, Unit};

use crate::{
    message::{Facts, faults},
    names::{is_task, object_name, operation, thread_name},
    words::{Arguments, both, count, say},
};

/// The breaking schedule as a timeline whose unit is the step; nothing if no step is known.
///
/// Each step is a point. What lasts is a span besides: a wait until it succeeds, a lock until it is given back. The
/// `fault` events after the last step say what each thread is left with.
///
/// Steps that repeat (threads that wait in a loop) are there once, followed by a `say` event which tells how often.
pub(crate) fn timeline(failure: &Failure, facts: &Facts) -> Option<Timeline> {
    let history = facts.history;
    if history.steps.is_empty() {
        return None;
    }
    let mut events = Vec::new();
    let mut index = 0;
    while index < history.steps.len() {
        let (length, times) = repeated(&history.steps[index..]).unwrap_or((1, 1));
        for index in index..index + length {
            let step = &history.steps[index];
            events.push(event(step, index, Kind::Step, facts));
            if let Some(kind) = lasts(step) {
                let mut span = event(step, index, kind, facts);
                span.until = end(history, index).map(|end| at(history, end));
                events.push(span);
            }
        }
        if times > 1 {
            let last = index + length - 1;
            events.push(Event {
                text: Some(both(|language| repeats(language, length, times))),
                ..bare(history.steps[last].thread, at(history, last), Kind::Say)
            });
        }
        index += length * times;
    }
    let after = at(history, history.steps.len());
    for (thread, place, text) in faults(failure, facts) {
        events.push(Event {
            text: Some(text),
            file: place.as_ref().map(|place| facts.sources.shown(&place.file)),
            line: place.as_ref().map(|place| place.line),
            source: place.as_ref().and_then(|place| facts.sources.line(place)),
            ..bare(thread, after, Kind::Fault)
        });
    }
    Some(Timeline {
        schema: timeline::SCHEMA,
        unit: Unit::Steps,
        lanes: lanes(history, &events),
        events,
    })
}

fn at(history: &History, index: usize) -> u64 {
    (history.cut + index) as u64
}

fn lanes(history: &History, events: &[Event]) -> Vec<Lane> {
    let mut lanes: Vec<Lane> = Vec::new();
    for event in events {
        if lanes.iter().all(|lane| lane.id != event.lane) {
            lanes.push(Lane {
                id: event.lane,
                name: both(|language| thread_name(language, history, event.lane, "")),
                kind: if is_task(history, event.lane) {
                    LaneKind::Task
                } else {
                    LaneKind::Thread
                },
            });
        }
    }
    lanes
}

fn event(step: &Step, index: usize, kind: Kind, facts: &Facts) -> Event {
    let history = facts.history;
    let named = |object: usize| object < history.objects.len();
    Event {
        text: Some(both(|language| operation(language, history, step))),
        object: step.object.filter(|&object| named(object)).map(|object| {
            both(|language| object_name(language, history, object, "").unwrap_or_default())
        }),
        file: step
            .place
            .as_ref()
            .map(|place| facts.sources.shown(&place.file)),
        line: step.place.as_ref().map(|place| place.line),
        source: step
            .place
            .as_ref()
            .and_then(|place| facts.sources.line(place)),
        ..bare(step.thread, at(history, index), kind)
    }
}

/// An event without any text.
fn bare(lane: usize, at: u64, kind: Kind) -> Event {
    Event {
        lane,
        at,
        kind,
        until: None,
        text: None,
        object: None,
        file: None,
        line: None,
        source: None,
    }
}

/// The longest block of repeats may have so many steps.
const LONGEST_BLOCK: usize = 12;
/// Fewer repeats are shown step by step.
const LEAST_REPEATS: usize = 3;

/// The block of steps, at the start of `steps`, whose repeats cover most: its length and how often it is there.
fn repeated(steps: &[Step]) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    for length in 1..=LONGEST_BLOCK.min(steps.len() / LEAST_REPEATS) {
        let block = &steps[..length];
        let times = steps
            .chunks_exact(length)
            .take_while(|chunk| *chunk == block)
            .count();
        let covered = best.map_or(0, |(length, times)| length * times);
        if times >= LEAST_REPEATS && length * times > covered {
            best = Some((length, times));
        }
    }
    best
}

fn repeats(language: Language, length: usize, times: usize) -> String {
    let mut arguments = Arguments::new();
    arguments.set("steps", count(length as u64));
    arguments.set("times", count(times as u64));
    say(language, "repeats", &arguments)
}

/// The kind of span that begins with this step, if any.
fn lasts(step: &Step) -> Option<Kind> {
    if step.waits {
        return Some(Kind::Wait);
    }
    released_by(step.operation).map(|_| Kind::Hold)
}

fn released_by(taken: Operation) -> Option<Operation> {
    match taken {
        Operation::Lock | Operation::TryLock => Some(Operation::Unlock),
        Operation::Read => Some(Operation::Unread),
        Operation::Write => Some(Operation::Unwrite),
        _ => None,
    }
}

/// The index of the step that ends what began with step `begin`: a wait ends with the thread's next step, a lock with the
/// step that gives it back.
fn end(history: &History, begin: usize) -> Option<usize> {
    let first = &history.steps[begin];
    let ends = |step: &Step| {
        step.thread == first.thread
            && (first.waits
                || (step.object == first.object
                    && Some(step.operation) == released_by(first.operation)))
    };
    (begin + 1..history.steps.len()).find(|&index| ends(&history.steps[index]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(threads: &[usize]) -> Vec<Step> {
        threads
            .iter()
            .map(|&thread| Step {
                thread,
                operation: Operation::Yield,
                waits: false,
                object: None,
                place: None,
                value: None,
                times: 1,
            })
            .collect()
    }

    #[test]
    fn the_block_that_covers_most_is_found() {
        assert_eq!(repeated(&steps(&[1, 2, 1, 2, 1, 2, 3])), Some((2, 3)));
        assert_eq!(repeated(&steps(&[1, 1, 1, 1, 2])), Some((1, 4)));
        assert_eq!(repeated(&steps(&[1, 1, 2, 1, 1, 2, 1, 1, 2])), Some((3, 3)));
        assert_eq!(repeated(&steps(&[1, 2, 1, 2])), None);
        assert_eq!(repeated(&[]), None);
    }
}
