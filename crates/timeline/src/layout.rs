//! What both pictures need to know before anything is drawn: the extent and the ticks of a run, the rows of a schedule, and
//! what a lane is busy with at a moment.

use crate::{Event, Kind, Lane, LaneKind, Language, Timeline, words};

/// More ticks than this are not legible at the width of a page.
const TICKS_AT_MOST: u64 = 8;

/// The last moment of the timeline, in its unit; at least 1.
pub(crate) fn end(timeline: &Timeline) -> u64 {
    let moments = timeline
        .events
        .iter()
        .map(|event| event.until.unwrap_or(event.at).max(event.at));
    moments.max().unwrap_or(0).max(1)
}

/// The moments marked on the axis of a run that ends at `end`: 0 and multiples of 1, 2 or 5 times a power of ten.
pub(crate) fn ticks(end: u64) -> Vec<u64> {
    let steps = (0..19)
        .map(|power| 10_u64.pow(power))
        .flat_map(|power| [power, 2 * power, 5 * power]);
    let step = steps
        .into_iter()
        .find(|step| end / step <= TICKS_AT_MOST)
        .unwrap_or(end);
    (0..=end / step).map(|index| index * step).collect()
}

/// True for what has an extent in time.
pub(crate) fn is_span(kind: Kind) -> bool {
    matches!(kind, Kind::Wait | Kind::Hold | Kind::Run)
}

/// The kinds which occur, in the order of the legend.
pub(crate) fn kinds(timeline: &Timeline) -> Vec<Kind> {
    [
        Kind::Run,
        Kind::Wait,
        Kind::Hold,
        Kind::Say,
        Kind::Step,
        Kind::Fault,
        Kind::End,
    ]
    .into_iter()
    .filter(|kind| timeline.events.iter().any(|event| event.kind == *kind))
    .collect()
}

/// The index of an event's lane among the rows; none for a lane that is not there.
pub(crate) fn row_of(timeline: &Timeline, event: &Event) -> Option<usize> {
    timeline.lanes.iter().position(|lane| lane.id == event.lane)
}

/// The kinds of the lanes, in the order in which they first occur.
pub(crate) fn lane_kinds(timeline: &Timeline) -> Vec<LaneKind> {
    let mut kinds = Vec::new();
    for lane in &timeline.lanes {
        if !kinds.contains(&lane.kind) {
            kinds.push(lane.kind);
        }
    }
    kinds
}

/// What `lane` is, where its name does not say so. Where all are threads it need not be said.
pub(crate) fn unsaid_kind(
    timeline: &Timeline,
    lane: &Lane,
    language: Language,
) -> Option<&'static str> {
    let word = words::lane(lane.kind, language);
    let all_threads = timeline
        .lanes
        .iter()
        .all(|lane| lane.kind == LaneKind::Thread);
    let said = lane.name.get(language).to_lowercase().contains(word);
    (!all_threads && !said).then_some(word)
}

/// The name of `lane` and what it is: `zupa (zadanie)`.
pub(crate) fn full_name(timeline: &Timeline, lane: &Lane, language: Language) -> String {
    let name = lane.name.get(language);
    match unsaid_kind(timeline, lane, language) {
        Some(kind) => format!("{name} ({kind})"),
        None => name.to_owned(),
    }
}

/// The first and the last moment of a lane.
pub(crate) fn life(timeline: &Timeline, lane: usize) -> Option<(u64, u64)> {
    let end = end(timeline);
    let own = || timeline.events.iter().filter(|event| event.lane == lane);
    let first = own().map(|event| event.at).min()?;
    let last = own()
        .map(|event| match event.until {
            Some(until) => until.max(event.at),
            None if is_span(event.kind) => end,
            None => event.at,
        })
        .max()?;
    Some((first, last))
}

/// What one lane does during one step of a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Not begun, or ended.
    Absent,
    /// Neither waits nor holds anything.
    Idle,
    /// Inside a span: a wait hides a hold, and a hold hides a run.
    Inside(&'a Event),
}

/// What `lane` does while another lane takes step `at`.
#[must_use]
pub fn cell(timeline: &Timeline, lane: usize, at: u64) -> Cell<'_> {
    cell_where(
        timeline,
        lane,
        |from, to| from < at && at < to,
        |first, last| first < at && at <= last,
    )
}

/// What `lane` does between step `at` and the next one.
pub(crate) fn cell_after(timeline: &Timeline, lane: usize, at: u64) -> Cell<'_> {
    cell_where(
        timeline,
        lane,
        |from, to| from <= at && at < to,
        |first, last| first <= at && at < last,
    )
}

fn cell_where(
    timeline: &Timeline,
    lane: usize,
    covers: impl Fn(u64, u64) -> bool,
    lives: impl Fn(u64, u64) -> bool,
) -> Cell<'_> {
    let open = |kind: Kind| {
        let mut own = timeline
            .events
            .iter()
            .filter(|event| event.lane == lane && event.kind == kind);
        own.find(|event| covers(event.at, event.until.unwrap_or(u64::MAX)))
    };
    match [Kind::Wait, Kind::Hold, Kind::Run]
        .into_iter()
        .find_map(open)
    {
        Some(span) => Cell::Inside(span),
        None if life(timeline, lane).is_some_and(|(first, last)| lives(first, last)) => Cell::Idle,
        None => Cell::Absent,
    }
}

/// The steps which say something, in order, each with its events. A span that a point of the same lane begins is that point's
/// doing, and is not told a second time.
#[must_use]
pub fn steps(timeline: &Timeline) -> Vec<(u64, Vec<&Event>)> {
    let told = |event: &&Event| {
        event.kind == Kind::Fault
            || event.text.is_some() && !(is_span(event.kind) && begun_by_a_point(timeline, event))
    };
    let mut steps: Vec<(u64, Vec<&Event>)> = Vec::new();
    for event in timeline.events.iter().filter(told) {
        match steps.last_mut() {
            Some((at, events)) if *at == event.at => events.push(event),
            _ => steps.push((event.at, vec![event])),
        }
    }
    steps
}

fn begun_by_a_point(timeline: &Timeline, span: &Event) -> bool {
    timeline.events.iter().any(|event| {
        event.kind == Kind::Step
            && event.lane == span.lane
            && event.at == span.at
            && event.text.is_some()
    })
}

/// True for an event with which its lane begins to wait.
pub(crate) fn begins_to_wait(timeline: &Timeline, event: &Event) -> bool {
    timeline
        .events
        .iter()
        .any(|wait| wait.kind == Kind::Wait && wait.lane == event.lane && wait.at == event.at)
        && matches!(event.kind, Kind::Step | Kind::Wait)
}

/// What a step says: whose it is, and what happened. The name is not repeated before a text that begins with it.
#[must_use]
pub fn sentence(timeline: &Timeline, event: &Event, language: Language) -> String {
    let name = row_of(timeline, event).map_or("", |row| timeline.lanes[row].name.get(language));
    let text = event.text.as_ref().map_or_else(
        || words::kind(event.kind, language),
        |text| text.get(language),
    );
    if name.is_empty() || text.to_lowercase().starts_with(&name.to_lowercase()) {
        text.to_owned()
    } else {
        format!("{name}: {text}")
    }
}

/// Where the code of a step stands, and the code: `src/lib.rs:12  let guard = self.lock();`.
pub(crate) fn code(event: &Event) -> Option<String> {
    let place = match (&event.file, event.line) {
        (Some(file), Some(line)) => format!("{file}:{line}"),
        (Some(file), None) => file.clone(),
        (None, _) => String::new(),
    };
    let code = event.source.as_deref().unwrap_or_default();
    let both = format!("{place}  {code}");
    Some(both.trim().to_owned()).filter(|code| !code.is_empty())
}

/// Breaks `text` at spaces into lines of at most `columns` characters; a longer word is cut.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut free = columns;
    for word in text.split(' ') {
        let mut word: Vec<char> = word.chars().collect();
        let line_has_text = free < columns;
        if line_has_text && word.len() + 1 > free {
            lines.push(String::new());
            free = columns;
        } else if line_has_text {
            lines.last_mut().expect("there is a first line").push(' ');
            free -= 1;
        }
        while word.len() > free {
            let rest = word.split_off(free);
            lines
                .last_mut()
                .expect("there is a first line")
                .extend(word);
            lines.push(String::new());
            word = rest;
            free = columns;
        }
        free -= word.len();
        lines
            .last_mut()
            .expect("there is a first line")
            .extend(word);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_few() {
        assert_eq!(
            ticks(601_476),
            [0, 100_000, 200_000, 300_000, 400_000, 500_000, 600_000]
        );
        assert_eq!(ticks(1), [0, 1]);
        assert_eq!(ticks(9), [0, 2, 4, 6, 8]);
        for end in [1, 7, 99, 12_345, 987_654_321, u64::MAX] {
            let ticks = ticks(end);
            assert!(ticks.len() <= 9, "{end}: {ticks:?}");
            assert!(*ticks.last().unwrap() <= end);
        }
    }

    #[test]
    fn wrapped_lines_keep_every_word_and_the_width() {
        assert_eq!(wrap("ala ma kota", 6), ["ala ma", "kota"]);
        assert_eq!(wrap("ala ma kota", 40), ["ala ma kota"]);
        assert_eq!(wrap("взаимоблокировка", 6), ["взаимо", "блокир", "овка"]);
        assert_eq!(wrap("a bbbbbbb", 4), ["a", "bbbb", "bbb"]);
        assert_eq!(wrap("", 4), [""]);
    }
}
