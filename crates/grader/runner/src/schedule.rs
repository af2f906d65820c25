//! From the history of a schedule to a timeline: the same steps, in words, with the learner's lines beside them.

use grader::report::{Failure, History, Operation, Step};
use timeline::{Event, Kind, Lane, LaneKind, Timeline, Unit};

use crate::{
    message::{Facts, faults, object_name, operation, thread_name},
    words::both,
};

/// The breaking schedule as a timeline whose unit is the step; nothing if no step is known.
///
/// Each step is a point. What lasts is a span besides: a wait until it succeeds, a lock until it is given back. The
/// `fault` events after the last step say what each thread is left with.
pub(crate) fn timeline(failure: &Failure, facts: &Facts) -> Option<Timeline> {
    let history = facts.history;
    if history.steps.is_empty() {
        return None;
    }
    let mut events = Vec::new();
    for (index, step) in history.steps.iter().enumerate() {
        events.push(event(step, index, Kind::Step, facts));
        if let Some(kind) = lasts(step) {
            let mut span = event(step, index, kind, facts);
            span.until = end(history, index).map(|end| at(history, end));
            events.push(span);
        }
    }
    let after = at(history, history.steps.len());
    for (thread, place, text) in faults(failure, facts) {
        events.push(Event {
            lane: thread,
            at: after,
            kind: Kind::Fault,
            until: None,
            text: Some(text),
            object: None,
            file: place.as_ref().map(|place| facts.sources.shown(&place.file)),
            line: place.as_ref().map(|place| place.line),
            source: place.as_ref().and_then(|place| facts.sources.line(place)),
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
                kind: LaneKind::Thread,
            });
        }
    }
    lanes
}

fn event(step: &Step, index: usize, kind: Kind, facts: &Facts) -> Event {
    let history = facts.history;
    let named = |object: usize| object < history.objects.len();
    Event {
        lane: step.thread,
        at: at(history, index),
        kind,
        until: None,
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
    }
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
