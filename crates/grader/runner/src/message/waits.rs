//! Who waits, for what, and in whose hands that is.

use grader::report::{History, Operation, Place, Step, Waiter};

use super::Speaker;
use crate::{
    names::{can_wait, is_look, is_task, operation, thread_name},
    words::{Arguments, count},
};

impl Speaker<'_> {
    /// One thread of a cycle.
    pub(super) fn link(&self, waiter: &Waiter) -> String {
        let Some(other) = waiter.joins else {
            return self.waiter(waiter);
        };
        let mut arguments = self.about(waiter.thread);
        arguments.set("place", self.place(&waiter.place));
        let name = thread_name(self.language, self.facts.history, other, ".gen");
        arguments.set("other_gen", name);
        self.say("blocked-join", &arguments)
    }

    /// One thread that waits, and for what.
    fn waiter(&self, waiter: &Waiter) -> String {
        match holder(waiter) {
            Some((holder, held)) => {
                let mut arguments = self.about(waiter.thread);
                arguments.set("place", self.place(&waiter.place));
                arguments.set("held", self.place(held));
                arguments.set("holder", self.thread(*holder));
                self.set_object(&mut arguments, waiter.object);
                let id = if *holder == waiter.thread {
                    "blocked-self"
                } else if has_ended(self.facts.history, *holder) {
                    self.set_holder_kind(&mut arguments, *holder);
                    "blocked-ended"
                } else {
                    "blocked-held"
                };
                self.say(id, &arguments)
            }
            _ => self.waits_alike(&[waiter]),
        }
    }

    /// A verb in the past tense agrees with its subject.
    fn set_holder_kind(&self, arguments: &mut Arguments, holder: usize) {
        let task = is_task(self.facts.history, holder);
        arguments.set("holder_kind", if task { "task" } else { "thread" });
    }

    /// What a thread is left with, without its name and place.
    pub(super) fn fault(&self, waiter: &Waiter) -> String {
        let history = self.facts.history;
        if !can_wait(waiter.operation) {
            // It waits in a loop that keeps looking.
            let mut arguments = Arguments::new();
            self.set_object(&mut arguments, waiter.object);
            let looks = is_look(waiter.operation) && waiter.object.is_some();
            return self.say(if looks { "fault-look" } else { "fault-again" }, &arguments);
        }
        let step = Step {
            thread: waiter.thread,
            operation: waiter.operation,
            waits: true,
            object: waiter.object,
            place: None,
            value: waiter.joins.map(|other| other.to_string()),
            times: 1,
        };
        let waits = operation(self.language, history, &step);
        let Some(holder) = holder(waiter) else {
            return waits;
        };
        let mut arguments = Arguments::new();
        self.set_object(&mut arguments, waiter.object);
        arguments.set("waits", waits);
        arguments.set("holder", self.thread(holder.0));
        let id = if holder.0 == waiter.thread {
            "fault-self"
        } else if has_ended(history, holder.0) {
            self.set_holder_kind(&mut arguments, holder.0);
            "fault-ended"
        } else {
            "fault-held"
        };
        self.say(id, &arguments)
    }

    /// Who waits for ever. Those that only wait for the end of another thread are the consequence, not the mistake: they
    /// are named only if there is nobody else.
    pub(super) fn forever(&self, waiters: &[Waiter]) -> String {
        let mut causes: Vec<&Waiter> = waiters
            .iter()
            .filter(|waiter| waiter.operation != Operation::Join)
            .collect();
        if causes.is_empty() {
            causes = waiters.iter().collect();
        }
        // The case's own future usually waits for the tasks: it is named after them.
        causes.sort_by_key(|waiter| waiter.operation == Operation::Await && waiter.thread == 0);
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

    /// Whether no more is known of a task that waits than where it was started.
    fn is_start_of_task(&self, waiter: &Waiter) -> bool {
        let facts = self.facts.history.threads.get(waiter.thread);
        facts.is_some_and(|facts| facts.spawned.as_ref() == Some(&waiter.place))
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
            Operation::Await if self.is_start_of_task(one) => "forever-await",
            Operation::Await => "forever-await-at",
            look if is_look(look) => "forever-look",
            Operation::TryLockFailed
            | Operation::Yield
            | Operation::Sleep
            | Operation::TimedOut
            | Operation::SpuriousWakeUp => "forever-again",
            _ => "forever-other",
        };
        let needs_object = !matches!(
            id,
            "forever-park"
                | "forever-join"
                | "forever-again"
                | "forever-await"
                | "forever-await-at"
        );
        let id = if needs_object && one.object.is_none() {
            "forever-other"
        } else {
            id
        };
        self.say(id, &arguments)
    }
}

/// Who holds what the thread wants, and since where: another thread, if any does.
fn holder(waiter: &Waiter) -> Option<&(usize, Place)> {
    waiter.object?;
    waiter
        .held_by
        .iter()
        .find(|(holder, _)| *holder != waiter.thread)
        .or(waiter.held_by.first())
}

/// Whether the thread has ended, as far as the known steps tell.
fn has_ended(history: &History, thread: usize) -> bool {
    let ends = |step: &Step| step.thread == thread && step.operation == Operation::End;
    history.steps.iter().any(ends)
}
