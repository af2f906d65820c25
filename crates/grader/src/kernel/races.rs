//! What happens before what, and accesses to the contents of `UnsafeCell`s that nothing orders.
//!
//! Each thread has a vector clock (Mattern, *Virtual Time and Global States of Distributed Systems*, 1989), as in FastTrack (Flanagan & Freund,
//! PLDI 2009). Atomics order what their `Ordering` says; all other objects (locks, channels, …) are taken to order whatever is done to them, also
//! where std promises less. What a thread does with a pointer is found out by a [trial](crate::trial), once for each of its
//! calls of `get`; later schedules go by that, and what looks like a race there is tried out before it is told. So only real
//! races are told, and some may be missed.
//!
//! Costs nothing as long as nobody uses an `UnsafeCell`: only then does the search start anew with clocks.

use super::history::RawStep;
use super::{Execution, Loc, Need, ObjectId, ThreadId, Value, place};
use crate::report::{Access, Operation};
use crate::trial::Use;
use std::collections::{HashMap, HashSet};
use std::sync::atomic::Ordering;

/// So many different calls of `get` are tried out, each at the price of a fork; the others are not judged.
const TRIALS: usize = 2_000;

/// After so many unfounded suspicions nobody is suspected any more.
const MOST_INNOCENT: usize = 20;

/// A call of `get`: the thread, and which of its calls.
pub(crate) type Get = (ThreadId, u32);

/// What all schedules of a search have shown.
#[derive(Default)]
pub(crate) struct Judgements {
    /// Whether somebody uses an `UnsafeCell`.
    pub(crate) watching: bool,
    uses: HashMap<Get, Use>,
    /// Tried out although known: there is a suspicion.
    pub(crate) suspected: Option<(Get, Get)>,
    /// Suspicions that were unfounded.
    pub(crate) innocent: HashSet<(Get, Get)>,
}

impl Judgements {
    pub(super) fn races(&self) -> Option<Box<Races>> {
        self.watching.then(Box::default)
    }

    fn must_try(&self, get: Get) -> bool {
        let suspected = self
            .suspected
            .is_some_and(|(first, second)| get == first || get == second);
        suspected || (self.uses.len() < TRIALS && !self.uses.contains_key(&get))
    }
}

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
    /// How many times it has called `get`.
    gets: u32,
}

/// An access in the running schedule.
struct Past {
    get: Get,
    /// The time of its thread.
    time: u32,
    place: Loc,
    uses: Use,
    /// Whether it was tried out in this schedule.
    is_certain: bool,
}

/// The contents of a cell: where they are, and who has accessed them.
#[derive(Default)]
struct Contents {
    address: usize,
    past: Vec<Past>,
}

/// What happens before what in the running schedule.
#[derive(Default)]
pub(super) struct Races {
    threads: Vec<Knowledge>,
    /// What objects pass on.
    objects: HashMap<ObjectId, Clock>,
    /// What fences of the strongest kind have passed on.
    fences: Clock,
    cells: HashMap<ObjectId, Contents>,
}

impl Races {
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

    fn synchronise(&mut self, thread: ThreadId, object: ObjectId) {
        let passed_on = self.objects.entry(object).or_default();
        let now = &mut self.threads[thread].now;
        now.join(passed_on);
        passed_on.clone_from(now);
        now.tick(thread);
    }

    fn learn_from(&mut self, thread: ThreadId, other: ThreadId) {
        let other = self.threads[other].now.clone();
        self.threads[thread].now.join(&other);
    }

    fn unpark(&mut self, thread: ThreadId, other: ThreadId) {
        let now = self.threads[thread].now.clone();
        self.threads[other].token.join(&now);
        self.threads[thread].now.tick(thread);
    }

    fn take_token(&mut self, thread: ThreadId) {
        let knows = &mut self.threads[thread];
        knows.now.join(&knows.token);
    }

    fn load(&mut self, thread: ThreadId, atomic: ObjectId, order: Ordering) {
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
    fn store(&mut self, thread: ThreadId, atomic: ObjectId, order: Ordering, keeps: bool) {
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

    fn fence(&mut self, thread: ThreadId, order: Ordering) {
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

/// What is to be done about a call of `get`.
pub(crate) enum Look {
    /// Nothing: nobody watches.
    Away,
    /// The search must start anew.
    Restart,
    /// It is to be tried out.
    Try(Get),
    /// It is known what it will do.
    Known(Get),
}

impl Execution {
    /// The running thread uses an object: it learns what others have passed on there, and passes on what it knows itself.
    pub(crate) fn synchronise(&mut self, object: ObjectId) {
        let thread = self.current;
        if let Some(races) = &mut self.races
            && !self.objects[object].is_free_of_locks()
        {
            races.synchronise(thread, object);
        }
    }

    /// The running thread has seen the end of another one.
    pub fn learn_from(&mut self, other: ThreadId) {
        let thread = self.current;
        if let Some(races) = &mut self.races {
            races.learn_from(thread, other);
        }
    }

    /// What a step of the running thread orders, if clocks are kept.
    pub(super) fn order_by(&mut self, step: &RawStep) {
        let thread = self.current;
        let Some(races) = &mut self.races else { return };
        match (step.object, step.operation, &step.value) {
            (Some(object), ..) => self.synchronise(object),
            (None, Operation::Unpark, Value::Number(other)) => {
                races.unpark(thread, usize::try_from(*other).unwrap_or(thread));
            }
            (None, Operation::Park, _) => races.take_token(thread),
            (None, Operation::Join, Value::Number(other)) if !step.waits => {
                races.learn_from(thread, usize::try_from(*other).unwrap_or(thread));
            }
            _ => {}
        }
    }

    /// The running thread has done this to an atomic, with this order.
    pub(crate) fn order(&mut self, atomic: ObjectId, operation: Operation, order: Ordering) {
        let thread = self.current;
        let Some(races) = &mut self.races else { return };
        match operation {
            Operation::Store => races.store(thread, atomic, order, false),
            Operation::Update => {
                races.load(thread, atomic, order);
                races.store(thread, atomic, order, true);
            }
            _ => races.load(thread, atomic, order),
        }
    }

    /// The running thread has made a fence.
    pub fn fence(&mut self, order: Ordering) {
        let thread = self.current;
        if let Some(races) = &mut self.races {
            races.fence(thread, order);
        }
    }

    /// Somebody has the cell for itself: all earlier accesses happened before.
    pub fn forget_accesses(&mut self, cell: ObjectId) {
        if let Some(races) = &mut self.races {
            races.cells.remove(&cell);
        }
    }

    /// The running thread calls `get` of a cell.
    pub(crate) fn look(&mut self) -> Look {
        if self.settings.tasks {
            // What wakers order is not known.
            return Look::Away;
        }
        let thread = self.current;
        let Some(races) = &mut self.races else {
            return Look::Restart;
        };
        let knows = &mut races.threads[thread];
        knows.gets += 1;
        let get = (thread, knows.gets);
        if self.settings.judgements.borrow().must_try(get) {
            Look::Try(get)
        } else {
            Look::Known(get)
        }
    }

    /// Judges an access of the running thread to the contents of `cell`, at `address`. `uses`: what it does to it, if that
    /// was tried out. How the schedule ends, if it does.
    pub(crate) fn access(
        &mut self,
        cell: ObjectId,
        get: Get,
        uses: Option<Use>,
        address: usize,
        at: Loc,
    ) -> Option<super::End> {
        let is_certain = uses.is_some();
        let judgements = std::rc::Rc::clone(&self.settings.judgements);
        let mut judgements = judgements.borrow_mut();
        let uses = match uses {
            Some(uses) => judgements.uses.entry(get).insert_entry(uses).get().clone(),
            None => judgements.uses.get(&get).cloned().unwrap_or_default(),
        };
        if uses.is_private() {
            return None;
        }
        let operation = if uses.writes() {
            Operation::CellWrite
        } else {
            Operation::CellRead
        };
        self.record(operation, Some(cell), at, Value::None);
        let races = self.races.as_mut()?;
        let contents = races.cells.entry(cell).or_default();
        if contents.address != address {
            // Whoever moves them has them for itself.
            (contents.address, contents.past) = (address, Vec::new());
        }
        let now = &races.threads[get.0].now;
        let this = Past {
            get,
            time: now.of(get.0),
            place: at,
            uses,
            is_certain,
        };
        let end = contents.past.iter().find_map(|past| {
            let ordered = past.get.0 == get.0 || past.time <= now.of(past.get.0);
            let suspects = (past.get, get);
            if ordered
                || !past.uses.conflicts_with(&this.uses)
                || judgements.innocent.len() >= MOST_INNOCENT
                || judgements.innocent.contains(&suspects)
            {
                return None;
            }
            Some(if past.is_certain && is_certain {
                super::End::Raced(past.told(), this.told())
            } else {
                super::End::Suspected(past.get, get)
            })
        });
        contents.past.push(this);
        end
    }
}

impl Past {
    fn told(&self) -> Access {
        Access {
            thread: self.get.0,
            place: place(self.place),
            writes: self.uses.writes(),
        }
    }
}

impl Need {
    /// The search starts anew: changes what must be different then.
    pub(crate) fn apply(self, settings: &mut super::Settings) {
        match self {
            Need::UnlockPoints => settings.unlock_points = true,
            Need::Clocks => settings.judgements.borrow_mut().watching = true,
            Need::Nothing => {}
        }
    }
}
