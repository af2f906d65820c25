//! From the facts of a failure to a message: one or two sentences that name the mistake, the threads, the objects and the
//! lines, and never the solution.

mod waits;

use std::collections::BTreeMap;

use grader::{
    plain::Patience,
    report::{Access, Diagnosis, Failure, Finding, History, Place, Waiter},
};
use timeline::{Language, Text};

use crate::{
    exercise::Engine,
    names::{id, quote, set_object, thread_name},
    places::Sources,
    words::{Arguments, both, count, plain, say},
};

/// What a message is made from: the schedule's names, the files and the exercise's own texts.
pub(crate) struct Facts<'a> {
    pub(crate) engine: Engine,
    pub(crate) history: &'a History,
    pub(crate) sources: &'a Sources,
    /// The messages of requirements, by key.
    pub(crate) requirements: &'a BTreeMap<String, Text>,
}

/// The diagnosis in a few words.
pub(crate) fn diagnosis_name(language: Language, diagnosis: Diagnosis) -> String {
    plain(language, &format!("diagnosis-{}", id(&diagnosis)))
}

/// The message about a failed case.
pub(crate) fn message(failure: &Failure, facts: &Facts) -> Text {
    both(|language| sentence(&Speaker { language, facts }.failure(failure)))
}

/// The message about processes, by name, that a case has left behind.
pub(crate) fn left_processes(language: Language, names: &[String]) -> String {
    let mut arguments = Arguments::new();
    arguments.set("n", count(names.len() as u64));
    let mut different = names.to_vec();
    different.dedup();
    arguments.set("names", different.join(", "));
    let body = say(language, "left-processes", &arguments);
    let name = diagnosis_name(language, Diagnosis::Leak);
    sentence(&format!("{name}: {body}."))
}

/// What each thread that takes part in the failure is left with: shown below the schedule.
///
/// Each with the thread and the place that it is about.
pub(crate) fn faults(failure: &Failure, facts: &Facts) -> Vec<(usize, Option<Place>, Text)> {
    let about = |thread: usize, place: Option<&Place>| {
        let text = both(|language| diagnosis_name(language, failure.diagnosis));
        (thread, place.cloned(), text)
    };
    let fault = |waiter: &Waiter| {
        let text = both(|language| Speaker { language, facts }.fault(waiter));
        (waiter.thread, Some(waiter.place.clone()), text)
    };
    match &failure.finding {
        Finding::Blocked { waiters } => waiters.iter().map(fault).collect(),
        Finding::Required { thread, place, .. } => vec![about(*thread, Some(place))],
        Finding::Panicked { thread, place, .. } => vec![about(*thread, place.as_ref())],
        Finding::Runs { thread, after } => vec![about(*thread, after.as_ref())],
        Finding::LeftBehind { threads, waiters } => threads
            .iter()
            .map(
                |&thread| match waiters.iter().find(|one| one.thread == thread) {
                    None => about(thread, None),
                    Some(waiter) => fault(waiter),
                },
            )
            .collect(),
        Finding::Raced { first, second } => [first, second]
            .map(|access| about(access.thread, Some(&access.place)))
            .into(),
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
                if waiters.is_empty() {
                    self.say("blocked-unknown", &Arguments::new())
                } else if failure.diagnosis == Diagnosis::Deadlock {
                    let links: Vec<String> = waiters.iter().map(|one| self.link(one)).collect();
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
                let requirement = self.requirement(
                    failure.diagnosis,
                    key,
                    actual.as_deref(),
                    expected.as_deref(),
                );
                return format!("{requirement} {}", self.found_by(*thread, place));
            }
            Finding::Panicked {
                thread,
                place,
                text,
            } => self.panicked(*thread, place.as_ref(), text),
            Finding::Runs { thread, after } => {
                let mut arguments = self.about(*thread);
                let id = match failure.diagnosis {
                    Diagnosis::BusyWait => "spins",
                    _ if self.facts.engine.explores() => "runs",
                    _ => "computes",
                };
                match after {
                    None => self.say(id, &arguments),
                    Some(place) => {
                        arguments.set("place", self.place(place));
                        self.say(&format!("{id}-after"), &arguments)
                    }
                }
            }
            Finding::LeftBehind { threads, waiters } => {
                let left = threads.iter().map(|&thread| {
                    let waiter = waiters.iter().find(|waiter| waiter.thread == thread);
                    self.left_behind(thread, waiter)
                });
                left.collect::<Vec<_>>().join("; ")
            }
            Finding::Raced { first, second } => self.raced(first, second),
            Finding::Child { how } => {
                let mut arguments = Arguments::new();
                arguments.set("how", self.how(how));
                let id = if failure.diagnosis == Diagnosis::Crashed {
                    "child-died"
                } else {
                    "child-ended"
                };
                self.say(id, &arguments)
            }
            Finding::Diverged => self.say("diverged", &Arguments::new()),
        };
        let name = diagnosis_name(self.language, failure.diagnosis);
        format!("{name}: {body}.")
    }

    /// How the program ended, in the reader's language; if it says nothing, it has given a case up.
    fn how(&self, how: &str) -> String {
        if !how.is_empty() {
            return how.to_owned();
        }
        let mut arguments = Arguments::new();
        arguments.set("n", count(Patience::REAL.wall.as_secs()));
        self.say("how-wall", &arguments)
    }

    fn say(&self, id: &str, arguments: &Arguments) -> String {
        say(self.language, id, arguments)
    }

    fn place(&self, place: &Place) -> String {
        self.facts.sources.place(place)
    }

    /// Real threads are not known by number: the program stands for them.
    fn thread(&self, thread: usize) -> String {
        if !self.facts.engine.explores() {
            return plain(self.language, "program");
        }
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
        arguments.set(
            "made",
            self.made(&facts.made, &format!("object-{kind}.made"), &made),
        );
        arguments.set("that", self.say(&format!("object-{kind}.that"), &made));
    }

    /// „ (utworzony w src/lib.rs:9)”; nothing if the object was made in a file that the reader does not have, as by `Default` of a tuple.
    fn made(&self, place: &Place, id: &str, arguments: &Arguments) -> String {
        if !self.facts.sources.has(place) {
            return String::new();
        }
        format!(" ({})", self.say(id, arguments))
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

    /// A thread that should have ended, and what it does instead.
    fn left_behind(&self, thread: usize, waiter: Option<&Waiter>) -> String {
        let mut arguments = self.about(thread);
        let spawned = &self.facts.history.threads[thread].spawned;
        let spawned = spawned
            .as_ref()
            .map_or_else(String::new, |at| self.place(at));
        arguments.set("spawned", spawned);
        match waiter {
            None => self.say("left-runs", &arguments),
            Some(waiter) => {
                arguments.set("place", self.place(&waiter.place));
                arguments.set("waits", self.fault(waiter));
                self.say("left-waits", &arguments)
            }
        }
    }

    fn raced(&self, first: &Access, second: &Access) -> String {
        let mut arguments = Arguments::new();
        for (access, thread, place, does) in [
            (first, "thread", "place", "does"),
            (second, "other", "other_place", "other_does"),
        ] {
            arguments.set(thread, self.thread(access.thread));
            arguments.set(place, self.place(&access.place));
            arguments.set(does, if access.writes { "writes" } else { "reads" });
        }
        self.say("raced", &arguments)
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

/// With a capital at the start, as a sentence has it.
pub(crate) fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        None => String::new(),
        Some(first) => first.to_uppercase().chain(characters).collect(),
    }
}
