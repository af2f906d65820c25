//! From the facts of a failure to a message: one or two sentences that name the mistake, the threads, the objects and the
//! lines, and never the solution.

use std::collections::BTreeMap;

use grader::report::{
    Diagnosis, Failure, Finding, History, ObjectKind, Operation, Place, Waiter,
};
use timeline::{Language, Text};

use crate::{
    places::Sources,
    words::{Arguments, both, count, plain, say},
};

/// A panic's text may be a page long; a message is not.
const LONGEST_QUOTE: usize = 160;

/// What a message is made from: the schedule's names, the files and the exercise's own texts.
pub(crate) struct Facts<'a> {
    pub(crate) history: &'a History,
    pub(crate) sources: &'a Sources,
    /// The messages of requirements, by key.
    pub(crate) requirements: &'a BTreeMap<String, Text>,
}

/// The name of a variant as serde writes it, which is also how the messages are called.
pub(crate) fn id(variant: &impl serde::Serialize) -> String {
    match serde_json::to_value(variant) {
        Ok(serde_json::Value::String(name)) => name,
        other => unreachable!("a unit variant is a string in JSON, not {other:?}"),
    }
}

/// The diagnosis in a few words.
pub(crate) fn diagnosis_name(language: Language, diagnosis: Diagnosis) -> String {
    plain(language, &format!("diagnosis-{}", id(&diagnosis)))
}

/// The name of a thread in the schedule, in the case that a message needs: `""`, `".acc"` or `".gen"`.
pub(crate) fn thread_name(language: Language, history: &History, thread: usize, form: &str) -> String {
    let mut arguments = Arguments::new();
    let name = history.threads.get(thread).and_then(|facts| facts.name.clone());
    let id = if thread == 0 {
        "thread-main"
    } else if let Some(name) = name {
        arguments.set("name", name);
        "thread-named"
    } else {
        arguments.set("number", thread.to_string());
        "thread-numbered"
    };
    say(language, &format!("{id}{form}"), &arguments)
}

/// The name of an object of the schedule.
pub(crate) fn object_name(language: Language, history: &History, object: usize, form: &str) -> Option<String> {
    let facts = history.objects.get(object)?;
    let mut arguments = Arguments::new();
    arguments.set("number", facts.number.to_string());
    Some(say(
        language,
        &format!("object-{}{form}", id(&facts.kind)),
        &arguments,
    ))
}

/// The message about a failed case.
pub(crate) fn message(failure: &Failure, facts: &Facts) -> Text {
    both(|language| sentence(&Speaker { language, facts }.failure(failure)))
}

/// What each thread that takes part in the failure is left with: shown below the schedule.
///
/// Each with the thread and the place that it is about.
pub(crate) fn faults(failure: &Failure, facts: &Facts) -> Vec<(usize, Option<Place>, Text)> {
    let about = |thread: usize, place: Option<&Place>| {
        let text = both(|language| diagnosis_name(language, failure.diagnosis));
        (thread, place.cloned(), text)
    };
    match &failure.finding {
        Finding::Blocked { waiters } => waiters
            .iter()
            .map(|waiter| {
                let text = both(|language| Speaker { language, facts }.waiter(waiter));
                (waiter.thread, Some(waiter.place.clone()), text)
            })
            .collect(),
        Finding::Required { thread, place, .. } => vec![about(*thread, Some(place))],
        Finding::Panicked { thread, place, .. } => vec![about(*thread, place.as_ref())],
        Finding::Runs { thread, after } => vec![about(*thread, after.as_ref())],
        Finding::LeftBehind { threads } => {
            threads.iter().map(|&thread| about(thread, None)).collect()
        }
        Finding::Child { .. } | Finding::Diverged => Vec::new(),
    }
}

struct Speaker<'a> {
    language: Language,
    facts: &'a Facts<'a>,
}

impl Speaker<'_> {
    fn failure(&self, failure: &Failure) -> String {
        let body = match &failure.finding {
            Finding::Blocked { waiters } => {
                if failure.diagnosis == Diagnosis::Deadlock {
                    let links: Vec<String> = waiters.iter().map(|one| self.waiter(one)).collect();
                    links.join("; ")
                } else {
                    self.forever(waiters)
                }
            }
            Finding::Required {
                key,
                thread,
                place,
                actual,
                expected,
            } => {
                let requirement =
                    self.requirement(failure.diagnosis, key, actual.as_deref(), expected.as_deref());
                return format!("{requirement} {}", self.found_by(*thread, place));
            }
            Finding::Panicked {
                thread,
                place,
                text,
            } => self.panicked(*thread, place.as_ref(), text),
            Finding::Runs { thread, after } => {
                let mut arguments = self.about(*thread);
                let id = if failure.diagnosis == Diagnosis::BusyWait {
                    "spins"
                } else {
                    "runs"
                };
                match after {
                    None => self.say(id, &arguments),
                    Some(place) => {
                        arguments.set("place", self.place(place));
                        self.say(&format!("{id}-after"), &arguments)
                    }
                }
            }
            Finding::LeftBehind { threads } => {
                let mut arguments = Arguments::new();
                arguments.set("threads", self.threads(threads));
                arguments.set("n", count(threads.len() as u64));
                self.say("left-behind", &arguments)
            }
            Finding::Child { how } => {
                let mut arguments = Arguments::new();
                arguments.set("how", how.clone());
                let id = if failure.diagnosis == Diagnosis::TimedOut {
                    "child-ended"
                } else {
                    "child-died"
                };
                self.say(id, &arguments)
            }
            Finding::Diverged => self.say("diverged", &Arguments::new()),
        };
        let name = diagnosis_name(self.language, failure.diagnosis);
        format!("{name}: {body}.")
    }

    fn say(&self, id: &str, arguments: &Arguments) -> String {
        say(self.language, id, arguments)
    }

    fn place(&self, place: &Place) -> String {
        self.facts.sources.place(place)
    }

    fn thread(&self, thread: usize) -> String {
        thread_name(self.language, self.facts.history, thread, "")
    }

    fn about(&self, thread: usize) -> Arguments<'static> {
        let mut arguments = Arguments::new();
        arguments.set("thread", self.thread(thread));
        arguments
    }

    /// „wątek 1, wątek 2 i wątek 3”.
    fn threads(&self, threads: &[usize]) -> String {
        let mut names: Vec<String> = threads.iter().map(|&thread| self.thread(thread)).collect();
        let Some(last) = names.pop() else {
            return String::new();
        };
        if names.is_empty() {
            return last;
        }
        let mut arguments = Arguments::new();
        arguments.set("first", names.join(", "));
        arguments.set("last", last);
        self.say("list-and", &arguments)
    }

    fn set_object(&self, arguments: &mut Arguments, object: Option<usize>) {
        let history = self.facts.history;
        let Some(facts) = object.and_then(|object| history.objects.get(object)) else {
            return;
        };
        set_object(self.language, arguments, history, object);
        let mut made = Arguments::new();
        made.set("number", facts.number.to_string());
        made.set("place", self.place(&facts.made));
        let kind = id(&facts.kind);
        arguments.set("made", self.say(&format!("object-{kind}.made"), &made));
        arguments.set("that", self.say(&format!("object-{kind}.that"), &made));
    }

    /// One thread that waits, and for what.
    fn waiter(&self, waiter: &Waiter) -> String {
        let held_by_another = waiter
            .held_by
            .iter()
            .find(|(holder, _)| *holder != waiter.thread)
            .or(waiter.held_by.first());
        match held_by_another {
            Some((holder, held)) if waiter.object.is_some() => {
                let mut arguments = self.about(waiter.thread);
                arguments.set("place", self.place(&waiter.place));
                arguments.set("held", self.place(held));
                arguments.set("holder", self.thread(*holder));
                self.set_object(&mut arguments, waiter.object);
                let id = if *holder == waiter.thread {
                    "blocked-self"
                } else {
                    "blocked-held"
                };
                self.say(id, &arguments)
            }
            _ => self.waits_alike(&[waiter]),
        }
    }

    /// Who waits for ever. Those that only wait for the end of another thread are the consequence, not the mistake: they
    /// are named only if there is nobody else.
    fn forever(&self, waiters: &[Waiter]) -> String {
        let mut causes: Vec<&Waiter> = waiters
            .iter()
            .filter(|waiter| waiter.operation != Operation::Join)
            .collect();
        if causes.is_empty() {
            causes = waiters.iter().collect();
        }
        let mut groups: Vec<Vec<&Waiter>> = Vec::new();
        for waiter in causes {
            let alike = |group: &&mut Vec<&Waiter>| {
                let one = group[0];
                (one.operation, one.object, &one.place, one.joins)
                    == (waiter.operation, waiter.object, &waiter.place, waiter.joins)
                    && one.held_by.is_empty()
                    && waiter.held_by.is_empty()
            };
            match groups.iter_mut().find(alike) {
                Some(group) => group.push(waiter),
                None => groups.push(vec![waiter]),
            }
        }
        let sentences: Vec<String> = groups
            .iter()
            .map(|group| match group.as_slice() {
                [one] => self.waiter(one),
                several => self.waits_alike(several),
            })
            .collect();
        sentences.join("; ")
    }

    /// Several threads that wait in the same place for the same thing, held by nobody.
    fn waits_alike(&self, waiters: &[&Waiter]) -> String {
        let one = waiters[0];
        let mut arguments = Arguments::new();
        let threads: Vec<usize> = waiters.iter().map(|waiter| waiter.thread).collect();
        arguments.set("threads", self.threads(&threads));
        arguments.set("n", count(threads.len() as u64));
        arguments.set("place", self.place(&one.place));
        self.set_object(&mut arguments, one.object);
        if let Some(other) = one.joins {
            let name = thread_name(self.language, self.facts.history, other, ".gen");
            arguments.set("other_gen", name);
        }
        let id = match one.operation {
            Operation::Lock | Operation::Read | Operation::Write => "forever-lock",
            Operation::Wait => "forever-wait",
            Operation::BarrierWait => "forever-barrier",
            Operation::Park => "forever-park",
            Operation::Join if one.joins.is_some() => "forever-join",
            Operation::Send => "forever-send",
            Operation::Receive => "forever-receive",
            Operation::CallOnce => "forever-once",
            _ => "forever-other",
        };
        let needs_object = !matches!(one.operation, Operation::Park | Operation::Join);
        let id = if needs_object && one.object.is_none() {
            "forever-other"
        } else {
            id
        };
        self.say(id, &arguments)
    }

    fn requirement(
        &self,
        diagnosis: Diagnosis,
        key: &str,
        actual: Option<&str>,
        expected: Option<&str>,
    ) -> String {
        if let Some(text) = self.facts.requirements.get(key) {
            return text
                .get(self.language)
                .replace("{actual}", actual.unwrap_or("?"))
                .replace("{expected}", expected.unwrap_or("?"));
        }
        let mut arguments = Arguments::new();
        arguments.set("key", key.to_owned());
        let id = match (diagnosis, actual, expected) {
            (Diagnosis::NoOverlap, ..) => "required-never",
            (_, Some(actual), Some(expected)) => {
                arguments.set("actual", actual.to_owned());
                arguments.set("expected", expected.to_owned());
                if diagnosis == Diagnosis::LimitExceeded {
                    "required-limit"
                } else {
                    "required-compared"
                }
            }
            _ => "required-plain",
        };
        let name = diagnosis_name(self.language, diagnosis);
        format!("{name}: {}.", self.say(id, &arguments))
    }

    fn found_by(&self, thread: usize, place: &Place) -> String {
        let mut arguments = self.about(thread);
        arguments.set("place", self.place(place));
        self.say("required-where", &arguments)
    }

    fn panicked(&self, thread: usize, place: Option<&Place>, text: &str) -> String {
        let mut arguments = self.about(thread);
        arguments.set("text", quote(text));
        match place {
            None => self.say("panicked", &arguments),
            Some(place) => {
                arguments.set("place", self.place(place));
                self.say("panicked-at", &arguments)
            }
        }
    }
}

/// The forms of an object's name, as a message may need them.
fn set_object(language: Language, arguments: &mut Arguments, history: &History, object: Option<usize>) {
    let Some(object) = object else { return };
    for (key, form) in [
        ("object", ""),
        ("object_acc", ".acc"),
        ("object_gen", ".gen"),
        ("object_loc", ".loc"),
    ] {
        if let Some(name) = object_name(language, history, object, form) {
            arguments.set(key, name);
        }
    }
}

/// What one step does, without its subject: „zajmuje muteks 1”.
pub(crate) fn operation(language: Language, history: &History, step: &grader::report::Step) -> String {
    let mut arguments = Arguments::new();
    let known = step.object.is_some_and(|object| object < history.objects.len());
    let yes_no = |yes| if yes { "yes" } else { "no" };
    arguments.set("has_object", yes_no(known));
    if known {
        set_object(language, &mut arguments, history, step.object);
    } else {
        for key in ["object", "object_acc", "object_gen", "object_loc"] {
            arguments.set(key, "?");
        }
    }
    let value = step.value.as_deref();
    arguments.set("has_value", yes_no(value.is_some()));
    match step.operation {
        Operation::NotifyOne | Operation::NotifyAll => {
            if let Some(waiting) = value.and_then(|value| value.parse().ok()) {
                arguments.set("value", count(waiting));
            } else {
                arguments.set("has_value", "no");
            }
        }
        Operation::Spawn | Operation::Join | Operation::Unpark => {
            let other = value.and_then(|value| value.parse().ok());
            for (key, form) in [("other_acc", ".acc"), ("other_gen", ".gen")] {
                let name = other.map_or_else(
                    || "?".to_owned(),
                    |other| thread_name(language, history, other, form),
                );
                arguments.set(key, name);
            }
        }
        _ => arguments.set("value", quote(value.unwrap_or("?"))),
    }
    let waits = if step.waits && can_wait(step.operation) {
        "-waits"
    } else {
        ""
    };
    let text = say(
        language,
        &format!("op-{}{waits}", id(&step.operation)),
        &arguments,
    );
    if step.times <= 1 {
        return text;
    }
    arguments.set("text", text);
    arguments.set("times", step.times.to_string());
    say(language, "op-times", &arguments)
}

/// The operations that have a text for the beginning of a wait.
fn can_wait(operation: Operation) -> bool {
    matches!(
        operation,
        Operation::Lock
            | Operation::Read
            | Operation::Write
            | Operation::Wait
            | Operation::BarrierWait
            | Operation::Park
            | Operation::Sleep
            | Operation::Join
            | Operation::Send
            | Operation::Receive
            | Operation::CallOnce
    )
}

/// The first line, shortened.
fn quote(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default().trim();
    if line.chars().count() <= LONGEST_QUOTE {
        return line.to_owned();
    }
    let start: String = line.chars().take(LONGEST_QUOTE).collect();
    format!("{start}…")
}

/// With a capital at the start, as a sentence has it.
pub(crate) fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        None => String::new(),
        Some(first) => first.to_uppercase().chain(characters).collect(),
    }
}

/// Kinds are named in every message about a wait; this keeps the list of messages and that of kinds together.
#[cfg(test)]
pub(crate) fn object_id(kind: ObjectKind) -> String {
    format!("object-{}", id(&kind))
}
