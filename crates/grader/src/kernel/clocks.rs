//! What happens before what: a vector clock for each thread (Mattern, *Virtual Time and Global States of Distributed Systems*, 1989).
//!
//! Atomics order what their `Ordering` says; all other objects (locks, channels, …) are taken to order whatever is done to them, also
//! where std promises less.

use super::{ObjectId, ThreadId};
use std::collections::HashMap;
use std::sync::atomic::Ordering;

/// A time for each thread.
#[derive(Clone, Debug, Default)]
struct Clock(Vec<u32>);

impl Clock {
    fn of(&self, thread: ThreadId) -> u32 {
        self.0.get(thread).copied().unwrap_or(0)
    }

    fn join(&mut self, other: &Clock) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (mine, other) in self.0.iter_mut().zip(&other.0) {
            *mine = (*mine).max(*other);
        }
    }

    fn tick(&mut self, thread: ThreadId) {
        if self.0.len() <= thread {
            self.0.resize(thread + 1, 0);
        }
        self.0[thread] += 1;
    }
}

/// What a thread knows.
#[derive(Clone, Debug, Default)]
struct Knowledge {
    /// What has happened before its next step.
    now: Clock,
    /// What its relaxed loads have seen, for an acquire fence.
    seen: Clock,
    /// What its last release fence released, for relaxed stores.
    fenced: Clock,
    /// What came with its park token.
    token: Clock,
}

/// The clocks of the running schedule.
#[derive(Default)]
pub(super) struct Clocks {
    threads: Vec<Knowledge>,
    /// What objects pass on.
    objects: HashMap<ObjectId, Clock>,
    /// What fences of the strongest kind have passed on.
    fences: Clock,
}

impl Clocks {
    /// The time of a thread.
    pub(super) fn time(&self, thread: ThreadId) -> u32 {
        self.threads[thread].now.of(thread)
    }

    /// Whether what another thread did at that time happened before the next step of this one.
    pub(super) fn knows(&self, thread: ThreadId, other: ThreadId, time: u32) -> bool {
        time <= self.threads[thread].now.of(other)
    }

    /// A new thread, which knows all that the one knows which starts it.
    pub(super) fn begin_thread(&mut self, parent: ThreadId) {
        let thread = self.threads.len();
        let mut now = Clock::default();
        if let Some(parent_knows) = self.threads.get_mut(parent) {
            now = parent_knows.now.clone();
            parent_knows.now.tick(parent);
        }
        now.tick(thread);
        self.threads.push(Knowledge {
            now,
            ..Knowledge::default()
        });
    }

    pub(super) fn synchronise(&mut self, thread: ThreadId, object: ObjectId) {
        let passed_on = self.objects.entry(object).or_default();
        let now = &mut self.threads[thread].now;
        now.join(passed_on);
        passed_on.clone_from(now);
        now.tick(thread);
    }

    pub(super) fn learn_from(&mut self, thread: ThreadId, other: ThreadId) {
        let other = self.threads[other].now.clone();
        self.threads[thread].now.join(&other);
    }

    pub(super) fn unpark(&mut self, thread: ThreadId, other: ThreadId) {
        let now = self.threads[thread].now.clone();
        self.threads[other].token.join(&now);
        self.threads[thread].now.tick(thread);
    }

    pub(super) fn take_token(&mut self, thread: ThreadId) {
        let knows = &mut self.threads[thread];
        knows.now.join(&knows.token);
    }

    pub(super) fn load(&mut self, thread: ThreadId, atomic: ObjectId, order: Ordering) {
        let Some(passed_on) = self.objects.get(&atomic) else {
            return;
        };
        let knows = &mut self.threads[thread];
        knows.seen.join(passed_on);
        if acquires(order) {
            knows.now.join(passed_on);
        }
    }

    /// `keeps`: it is part of an operation that also reads, which passes on what was there.
    pub(super) fn store(
        &mut self,
        thread: ThreadId,
        atomic: ObjectId,
        order: Ordering,
        keeps: bool,
    ) {
        let knows = &mut self.threads[thread];
        let released = if releases(order) {
            &knows.now
        } else {
            &knows.fenced
        };
        let passed_on = self.objects.entry(atomic).or_default();
        if keeps {
            passed_on.join(released);
        } else {
            passed_on.clone_from(released);
        }
        knows.now.tick(thread);
    }

    pub(super) fn fence(&mut self, thread: ThreadId, order: Ordering) {
        let knows = &mut self.threads[thread];
        if acquires(order) {
            knows.now.join(&knows.seen);
        }
        if order == Ordering::SeqCst {
            knows.now.join(&self.fences);
            self.fences.join(&knows.now);
        }
        if releases(order) {
            knows.fenced = knows.now.clone();
            knows.now.tick(thread);
        }
    }
}

fn acquires(order: Ordering) -> bool {
    matches!(
        order,
        Ordering::Acquire | Ordering::AcqRel | Ordering::SeqCst
    )
}

fn releases(order: Ordering) -> bool {
    matches!(
        order,
        Ordering::Release | Ordering::AcqRel | Ordering::SeqCst
    )
}
