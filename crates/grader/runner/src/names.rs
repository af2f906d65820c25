//! The names of threads, objects and operations of a schedule, in the words of `locales/*/operations.ftl`.

use grader::report::{History, Operation, Step};
use timeline::Language;

use crate::words::{Arguments, count, say};

/// A panic's text may be a page long; a message is not.
const LONGEST_QUOTE: usize = 160;

/// The name of a variant as serde writes it, which is also how the messages are called.
pub(crate) fn id(variant: &impl serde::Serialize) -> String {
    match serde_json::to_value(variant) {
        Ok(serde_json::Value::String(name)) => name,
        other => unreachable!("a unit variant is a string in JSON, not {other:?}"),
    }
}

/// The name of a thread in the schedule, in the case that a message needs: `""`, `".acc"` or `".gen"`.
pub(crate) fn thread_name(
    language: Language,
    history: &History,
    thread: usize,
    form: &str,
) -> String {
    let mut arguments = Arguments::new();
    let name = history
        .threads
        .get(thread)
        .and_then(|facts| facts.name.clone());
    let id = if thread == 0 {
        "thread-main"
    } else if let Some(name) = name {
        arguments.set("name", name);
        "thread-named"
    } else {
        arguments.set("number", number(history, thread).to_string());
        if is_task(history, thread) {
            "task-numbered"
        } else {
            "thread-numbered"
        }
    };
    say(language, &format!("{id}{form}"), &arguments)
}

/// Whether this thread of the schedule is an async task.
pub(crate) fn is_task(history: &History, thread: usize) -> bool {
    let facts = history.threads.get(thread);
    facts.is_some_and(|facts| facts.is_task)
}

/// The number of a task among tasks, of another thread among threads, both from 1: thread 0 has a name.
fn number(history: &History, thread: usize) -> usize {
    let of_other_kind = (1..thread)
        .filter(|&earlier| is_task(history, earlier) != is_task(history, thread))
        .count();
    thread - of_other_kind
}

/// The name of an object of the schedule.
pub(crate) fn object_name(
    language: Language,
    history: &History,
    object: usize,
    form: &str,
) -> Option<String> {
    let facts = history.objects.get(object)?;
    let mut arguments = Arguments::new();
    arguments.set("number", facts.number.to_string());
    Some(say(
        language,
        &format!("object-{}{form}", id(&facts.kind)),
        &arguments,
    ))
}

/// The forms of an object's name, as a message may need them.
pub(crate) fn set_object(
    language: Language,
    arguments: &mut Arguments,
    history: &History,
    object: Option<usize>,
) {
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
pub(crate) fn operation(language: Language, history: &History, step: &Step) -> String {
    let mut arguments = Arguments::new();
    let known = step
        .object
        .is_some_and(|object| object < history.objects.len());
    let yes_no = |yes| if yes { "yes" } else { "no" };
    arguments.set("has_object", yes_no(known));
    if known {
        set_object(language, &mut arguments, history, step.object);
    } else {
        for key in ["object", "object_acc", "object_gen", "object_loc"] {
            arguments.set(key, "?");
        }
    }
    let kind = if is_task(history, step.thread) {
        "task"
    } else {
        "thread"
    };
    arguments.set("kind", kind);
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
        Operation::Sleep => arguments.set("value", duration(language, value.unwrap_or("?"))),
        _ => arguments.set("value", quote(value.unwrap_or("?"))),
    }
    let form = if step.waits && can_wait(step.operation) {
        "-waits"
    } else if is_call(step) {
        "-call"
    } else {
        ""
    };
    let text = say(
        language,
        &format!("op-{}{form}", id(&step.operation)),
        &arguments,
    );
    if step.times <= 1 {
        return text;
    }
    arguments.set("text", text);
    arguments.set("times", step.times.to_string());
    say(language, "op-times", &arguments)
}

/// A duration as Rust shows it (`1.5s`), as people write it: with a comma, a space and the unit in their language.
fn duration(language: Language, text: &str) -> String {
    let Some(at) = text.find(|c: char| !c.is_ascii_digit() && c != '.') else {
        return text.to_owned();
    };
    let (number, unit) = text.split_at(at);
    let unit = match (language, unit) {
        (Language::Ru, "s") => "с",
        (Language::Ru, "ms") => "мс",
        (Language::Ru, "µs") => "мкс",
        (Language::Ru, "ns") => "нс",
        (_, unit) => unit,
    };
    format!("{}\u{a0}{unit}", number.replace('.', ","))
}

/// Whether the step is a call whose outcome is seen later, as those of tokio are: the object is tokio's own, which is not known
/// here. A sleep that begins says how long.
fn is_call(step: &Step) -> bool {
    match step.operation {
        Operation::Sleep => step.value.is_some(),
        Operation::Lock
        | Operation::TryLock
        | Operation::Unlock
        | Operation::Read
        | Operation::Write
        | Operation::Wait
        | Operation::NotifyOne
        | Operation::NotifyAll
        | Operation::Send
        | Operation::Receive => step.object.is_none(),
        _ => false,
    }
}

/// The operations by which a thread looks at a value.
pub(crate) fn is_look(operation: Operation) -> bool {
    matches!(
        operation,
        Operation::Load
            | Operation::Update
            | Operation::UpdateFailed
            | Operation::UpdateFailedSpuriously
    )
}

/// The operations that have a text for the beginning of a wait.
pub(crate) fn can_wait(operation: Operation) -> bool {
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
            | Operation::Await
    )
}

/// The first line, shortened.
pub(crate) fn quote(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default().trim();
    if line.chars().count() <= LONGEST_QUOTE {
        return line.to_owned();
    }
    let start: String = line.chars().take(LONGEST_QUOTE).collect();
    format!("{start}…")
}
